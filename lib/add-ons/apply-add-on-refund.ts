import { eq } from 'drizzle-orm';
import { addOnRefunds } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { negateYen } from '@/lib/money/yen';
import { postBalanceTransaction } from '@/lib/payments/post-balance-transaction';
import { returnedAt } from '@/lib/refunds/book-refund';
import { nextRefundState, type RefundFact } from '@/lib/refunds/refund-state';
import type { PaymentSnapshot, RefundSnapshot } from '@/lib/stripe/snapshots';
import { addOnAccount, moveAddOn } from './book-add-on';
import { type AddOnRefund, lockAddOnRefund } from './lock-add-on-refund';
import { mailAddOnRefund } from './mail-add-on';
import type { AddOnCharge } from './ticket-add-ons';

/** Every refund of an option as Stripe tells it, oldest first, in the caller's transaction. A text: why it is parked. */
export async function applyAddOnRefunds(
  ctx: Ctx,
  charge: AddOnCharge,
  refunds: PaymentSnapshot['refunds'],
): Promise<boolean | string> {
  let standing = charge;
  let applied = false;
  for (const refund of refunds.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    if (refund.status === 'unsupported') return 'a refund status that we do not know';
    const outcome = await applyOne(ctx, standing, { ...refund, status: refund.status });
    if (outcome === null) return 'the refund contradicts ours';
    standing = outcome.charge;
    applied ||= outcome.applied;
  }
  return applied;
}

type KnownRefund = RefundSnapshot & { readonly status: RefundFact };

async function applyOne(
  ctx: Ctx,
  charge: AddOnCharge,
  snapshot: KnownRefund,
): Promise<{ readonly charge: AddOnCharge; readonly applied: boolean } | null> {
  const refund = await lockAddOnRefund(ctx, charge, snapshot);
  if (refund.amountYen !== snapshot.amountYen || snapshot.currency !== 'jpy') return null;
  const changed = await storeState(ctx, refund, snapshot);
  const { id, amountYen, createdAt: occurredAt } = snapshot;
  const taken = await moveAddOn(ctx, charge, {
    fact: { kind: 'refund', id },
    refundedYen: amountYen,
    description: '当日の追加の返金',
    occurredAt,
  });
  const isBack = snapshot.status === 'failed' || snapshot.status === 'canceled';
  const now = isBack
    ? await moveAddOn(ctx, taken.charge, {
        fact: { kind: 'refund_returned', id },
        refundedYen: negateYen(amountYen),
        description: '当日の追加の返金の失敗による取消',
        occurredAt: returnedAt(snapshot, ctx.clock.now()),
      })
    : taken;
  const booked = [taken.posted, now.posted];
  for (const transaction of [snapshot.balanceTransaction, snapshot.failureBalanceTransaction]) {
    if (transaction === null) continue;
    const posting = { transaction, orderId: charge.orderId, account: addOnAccount } as const;
    const description = transaction.amountYen < 0 ? 'Stripe返金' : 'Stripe返金の戻り';
    booked.push((await postBalanceTransaction(ctx, { ...posting, description })).posted);
  }
  if (taken.posted && !isBack) await mailAddOnRefund(ctx, now.charge, refund);
  return { charge: now.charge, applied: changed || booked.includes(true) };
}

async function storeState(ctx: Ctx, refund: AddOnRefund, snapshot: KnownRefund): Promise<boolean> {
  const state = nextRefundState(refund.state, snapshot.status);
  await ctx.db
    .update(addOnRefunds)
    .set({
      state,
      stripeRefundId: snapshot.id,
      failureReason: snapshot.failureReason,
      syncedAt: ctx.clock.now(),
    })
    .where(eq(addOnRefunds.id, refund.id));
  if (state === refund.state) return refund.stripeRefundId === null;
  await recordAudit(ctx, {
    action: `add_on_refund.${state}`,
    subjectId: refund.chargeId,
    before: { state: refund.state },
    after: { state, refundId: refund.id, amountYen: refund.amountYen },
    ...(snapshot.failureReason === null ? {} : { reason: snapshot.failureReason }),
  });
  return true;
}
