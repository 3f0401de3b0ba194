import { and, eq } from 'drizzle-orm';
import { addOnCharges, addOnRefunds, type RefundState } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { addOnIsDisputed } from '@/lib/disputes/blocks-refunds';
import { AppError } from '@/lib/errors';
import { type AddOnChargeId, type AddOnRefundId, newId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { RefundRefusal } from '@/lib/refunds/plan-refund';
import { type AddOnRefund, nextAddOnOrdinal } from './lock-add-on-refund';
import { planAddOnRefund, readRefundableAddOn } from './plan-add-on-refund';
import { finishAddOnRefund } from './send-add-on-refund';

interface RefundAddOnInput {
  readonly chargeId: AddOnChargeId;
  /** Which refund of the charge the plan was made for. */
  readonly ordinal: number;
  readonly amountYen: Yen;
  readonly reason: string;
}

type Refusal = {
  readonly ok: false;
  readonly reason: RefundRefusal | 'not_paid' | 'disputed' | 'plan_changed' | 'refused';
};

export type RefundAddOnResult =
  | { readonly ok: true; readonly refundId: AddOnRefundId; readonly state: RefundState; readonly isHeld: boolean }
  | Refusal;

/**
 * Gives back an option's charge, in whole or in part, as an operator planned; the facility's share follows. Operators only. A
 * hundred clicks are one refund: it is decided under the charge's lock. `plan_changed`: another refund came between.
 */
export async function refundAddOn(ctx: Ctx, input: RefundAddOnInput): Promise<RefundAddOnResult> {
  assertOperator(ctx);
  const decided = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (!decided.ok) return decided;
  const { state, isHeld } = await finishAddOnRefund(ctx, decided.refund);
  if (state === 'failed') return { ok: false, reason: 'refused' };
  return { ok: true, refundId: decided.refund.id, state, isHeld };
}

async function decide(ctx: Ctx, input: RefundAddOnInput): Promise<{ ok: true; refund: AddOnRefund } | Refusal> {
  const { chargeId, ordinal, amountYen, reason } = input;
  await ctx.db.select({ id: addOnCharges.id }).from(addOnCharges).where(eq(addOnCharges.id, chargeId)).for('update');
  const found = await readRefundableAddOn(ctx, chargeId);
  if (found === null) throw new AppError('not_found');
  if (found.charge.state !== 'paid') return { ok: false, reason: 'not_paid' };
  if (ordinal !== (await nextAddOnOrdinal(ctx, chargeId))) return sameClick(ctx, input);
  if (await addOnIsDisputed(ctx, chargeId)) return { ok: false, reason: 'disputed' };
  const plan = planAddOnRefund(found, amountYen);
  if (!plan.ok) return plan;
  const refund: AddOnRefund = {
    id: newId('adr'),
    chargeId,
    orderId: found.charge.orderId,
    ordinal,
    state: 'planned',
    amountYen,
    reason,
    requester: 'operator',
    requestedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind,
    stripeRefundId: null,
    failureReason: null,
    syncedAt: null,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(addOnRefunds).values(refund);
  const after = { refundId: refund.id, amountYen };
  await recordAudit(ctx, { action: 'add_on_refund.requested', subjectId: chargeId, after, reason });
  return { ok: true, refund };
}

/** The refund that this very click, or one before it, asked for. */
async function sameClick(ctx: Ctx, { chargeId, ordinal, amountYen }: RefundAddOnInput) {
  const [same] = await ctx.db
    .select()
    .from(addOnRefunds)
    .where(
      and(
        eq(addOnRefunds.chargeId, chargeId),
        eq(addOnRefunds.ordinal, ordinal),
        eq(addOnRefunds.amountYen, amountYen),
        eq(addOnRefunds.requester, 'operator'),
      ),
    );
  return same === undefined ? ({ ok: false, reason: 'plan_changed' } as const) : ({ ok: true, refund: same } as const);
}
