import type { OrderState } from '@/db/schema';

export type NotPayable = 'order_not_ready' | 'order_expired' | 'already_paid';

/** Why an order cannot be paid now, or null. */
export function whyNotPayable(order: { state: OrderState; expiresAt: Date }, now: Date): NotPayable | null {
  switch (order.state) {
    case 'draft':
      return 'order_not_ready';
    case 'paid':
    case 'refunded':
      return 'already_paid';
    case 'expired':
    case 'canceled':
      return 'order_expired';
    case 'awaiting_payment':
      return order.expiresAt <= now ? 'order_expired' : null;
  }
}
