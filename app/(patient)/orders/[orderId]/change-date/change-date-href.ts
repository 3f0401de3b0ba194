import type { OrderId, OrderLineId } from '@/lib/ids';
import type { DateChangeNotice } from '../../../../date-change-notice';

export function changeDateHref(line: { orderId: OrderId; lineId: OrderLineId }, notice?: DateChangeNotice): string {
  const told = notice === undefined ? '' : `&notice=${notice}`;
  return `/orders/${line.orderId}/change-date?line=${line.lineId}${told}`;
}
