import type { Stripe } from 'stripe';
import type { Kind } from '../store/kind';

/** `pending_webhooks` alone is counted at reading; the rest stays as it was emitted. */
export const events: Kind<Stripe.EventBase> = {
  name: 'event',
  keys: ({ type }) => ({ type }),
  async render(tx, event) {
    const [row] = await tx<{ pending: number }[]>`
      select count(*)::int as pending from (
        select 1 from deliveries where event_id = ${event.id}
        group by endpoint_id having bool_and(state <> 'succeeded')) undelivered`;
    return { ...event, pending_webhooks: row?.pending ?? 0 };
  },
};
