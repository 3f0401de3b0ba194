import { eq } from 'drizzle-orm';
import { disputes } from '@/db/schema';
import type { SandboxContext } from '@/db/testing/test-context';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { secondMs } from '@/lib/time/duration';
import type { DisputeRow } from '../apply-dispute';
import { syncDispute } from '../sync-dispute';

type Claim = 'fraudulent' | 'product_not_received' | 'inquiry';

/** The holder of the card contests the payment; read once its money has gone, or at once for an inquiry. */
export async function disputePayment(
  box: SandboxContext,
  intentId: string,
  claim: Claim = 'fraudulent',
): Promise<string> {
  await box.control('disputes', { payment_intent: intentId, claim });
  await box.advanceMs(secondMs);
  const [found] = (await box.ctx.stripe.disputes.list({ payment_intent: intentId })).data;
  assert(found !== undefined, `${intentId} is disputed`);
  assert(claim === 'inquiry' || found.balance_transactions.length > 0, 'the money has gone');
  await syncDispute(box.ctx, found.id);
  return found.id;
}

export async function disputeOf(ctx: Ctx, orderId: OrderId): Promise<DisputeRow> {
  const [row] = await ctx.db.select().from(disputes).where(eq(disputes.orderId, orderId));
  assert(row !== undefined, 'the order is disputed');
  return row;
}

export const evidenceOf = (uncategorized: string) => ({
  product_description: '検査施設で受けるサービスの予約代金です。',
  service_date: '',
  access_activity_log: '',
  refund_policy_disclosure: '',
  cancellation_policy_disclosure: '',
  uncategorized_text: uncategorized,
});
