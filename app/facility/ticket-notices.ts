/** What the ticket's page says of what was just done, as named in its address. */
const notices = [
  'done',
  'undone',
  'other_day',
  'already_redeemed',
  'undo_not_redeemed',
  'undo_other_day',
  'undo_refunded',
] as const;
export type TicketNotice = (typeof notices)[number];

export function ticketHref(ticketId: string, notice = ''): string {
  return notice === '' ? `/facility/tickets/${ticketId}` : `/facility/tickets/${ticketId}?notice=${notice}`;
}

export function readTicketNotice(text: string): TicketNotice | null {
  return notices.find((notice) => notice === text) ?? null;
}
