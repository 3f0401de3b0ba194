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

/** What became of moving an examination, as the pages for it are told in their address. */
export type DateChangeNotice = (typeof notices)[number];

export function readDateChangeNotice(value: unknown): DateChangeNotice | undefined {
  return notices.find((notice) => notice === value);
}
