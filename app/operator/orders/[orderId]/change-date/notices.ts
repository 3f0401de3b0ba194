const notices = [
  'done',
  'day_taken',
  'day_closed',
  'same_day',
  'after_ticket',
  'deadline',
  'not_changeable',
  'failed',
] as const;
export type MoveNotice = (typeof notices)[number];

export function readMoveNotice(text: string): MoveNotice | undefined {
  return notices.find((notice) => notice === text);
}
