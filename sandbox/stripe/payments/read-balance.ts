import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';

/** The account's balance: what is available by now and what is still pending. */
export async function readBalance(call: Call): Promise<Stripe.Balance> {
  const [row] = await call.tx<{ available: number; pending: number }[]>`
    select coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint <= ${call.now}), 0)::bigint as available,
           coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint > ${call.now}), 0)::bigint as pending
    from objects where kind = 'balance_transaction' and not deleted`;
  const line = (amount = 0) => [{ amount, currency: 'jpy', source_types: { card: amount } }];
  return {
    object: 'balance',
    available: line(row?.available),
    livemode: false,
    pending: line(row?.pending),
    refund_and_dispute_prefunding: {
      available: [{ amount: 0, currency: 'jpy' }],
      pending: [{ amount: 0, currency: 'jpy' }],
    },
  };
}
