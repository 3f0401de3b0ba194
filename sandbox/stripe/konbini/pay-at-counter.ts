import type { Call } from '../protocol/call';
import { acceptCash } from './accept-cash';
import type { Chain } from './chains';
import { type Attempt, latestVoucher, vouchers } from './voucher-kind';

/** How long a printed slip is taken at the till. */
const slipSeconds = 30 * 60;

export type CounterRefusal = 'already_paid' | 'void' | 'past_deadline' | 'expired' | 'no_slip' | 'intent_moved_on';

/** At the chain's kiosk: a slip for the till, good for half an hour, also beyond the deadline. */
export async function printSlip(
  call: Call,
  { voucher }: Attempt,
  chain: Chain,
): Promise<{ refused: CounterRefusal | null }> {
  const refused = closed(call, voucher.data, false);
  if (refused !== null) return { refused };
  voucher.data = { ...voucher.data, slip: { chain, valid_until: call.now + slipSeconds } };
  await call.store.save(vouchers, voucher);
  return { refused: null };
}

/** At the till: with the numbers until the deadline, later only with a slip of this chain that is still good. */
export async function payAtCounter(
  call: Call,
  attempt: Attempt,
  chain: Chain,
): Promise<{ refused: CounterRefusal | null }> {
  const { slip } = attempt.voucher.data;
  const hasSlip = slip !== null && slip.chain === chain && call.now <= slip.valid_until;
  const refused = closed(call, attempt.voucher.data, hasSlip);
  if (refused !== null) return { refused };
  await acceptCash(call, attempt, chain);
  return { refused: null };
}

/**
 * The till took the money of a printed slip, but its report reaches Stripe only after the failure: the intent, if nothing
 * else was done with it, succeeds after all. [i]
 */
export async function reportLatePayment(call: Call, attempt: Attempt): Promise<{ refused: CounterRefusal | null }> {
  const { intent, voucher } = attempt;
  const { slip, status } = voucher.data;
  if (status !== 'expired') return { refused: status === 'open' ? 'no_slip' : closed(call, voucher.data, false) };
  if (slip === null) return { refused: 'no_slip' };
  const newest = await latestVoucher(call, intent.id);
  const waits = intent.data.status === 'requires_payment_method';
  if (!waits || newest?.id !== voucher.id) return { refused: 'intent_moved_on' };
  await acceptCash(call, attempt, slip.chain);
  return { refused: null };
}

function closed(
  call: Call,
  { status, expires_at }: Attempt['voucher']['data'],
  hasSlip: boolean,
): CounterRefusal | null {
  if (status === 'paid') return 'already_paid';
  if (status === 'void' || status === 'expired') return status;
  return hasSlip || call.now <= expires_at ? null : 'past_deadline';
}
