import type { OrderId, OrderLineId } from '@/lib/ids';

const changeNotices = [
  'done',
  'day_taken',
  'day_closed',
  'same_day',
  'after_ticket',
  'deadline',
  'not_changeable',
  'failed',
] as const;
export type ChangeNotice = (typeof changeNotices)[number];

export function readChangeNotice(value: unknown): ChangeNotice | undefined {
  return changeNotices.find((notice) => notice === value);
}

export function changeDateHref(line: { orderId: OrderId; lineId: OrderLineId }, notice?: ChangeNotice): string {
  const told = notice === undefined ? '' : `&notice=${notice}`;
  return `/orders/${line.orderId}/change-date?line=${line.lineId}${told}`;
}
