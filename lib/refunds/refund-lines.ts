import { and, eq } from 'drizzle-orm';
import { type RefundState, refundLines as refundLineRows, refunds } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, RefundId } from '@/lib/ids';
import { decideRefund } from './decide-refund';
import { finishRefund } from './finish-refund';
import { nextOrdinal, type RefundRow } from './lock-refund';
import { lockSale } from './lock-sale';
import { mailCanceledLines } from './mail-canceled-lines';
import { planRefund, type RefundRefusal, type RequestedLine } from './plan-refund';

export interface RefundLinesInput {
  readonly orderId: OrderId;
  /** Which refund of the payment the plan was made for. */
  readonly ordinal: number;
  readonly lines: readonly RequestedLine[];
  readonly reason: string;
}

export type RefundLinesResult =
  | {
      readonly ok: true;
      /** Null when nothing had to be given back. */
      readonly refundId: RefundId | null;
      readonly state: RefundState | null;
      /** Outgoing money is stopped: it is sent when an operator releases it. */
      readonly isHeld: boolean;
    }
  /** `plan_changed`: something else was refunded since the plan was shown. */
  | { readonly ok: false; readonly reason: RefundRefusal | 'not_paid' | 'disputed' | 'plan_changed' | 'refused' };

/** Gives back parts of an order's lines and cancels lines, as an operator planned. A hundred clicks are one refund. */
export async function refundLines(ctx: Ctx, input: RefundLinesInput): Promise<RefundLinesResult> {
  assertOperator(ctx);
  const decided = await ctx.db.transaction((tx) => decide({ ...ctx, db: tx }, input));
  if (!decided.ok) return decided;
  if (decided.refund === null) return { ok: true, refundId: null, state: null, isHeld: false };
  const { state, isHeld } = await finishRefund(ctx, decided.refund);
  if (state === 'failed') return { ok: false, reason: 'refused' };
  return { ok: true, refundId: decided.refund.id, state, isHeld };
}

type Decided =
  | { readonly ok: true; readonly refund: RefundRow | null }
  | { readonly ok: false; readonly reason: RefundRefusal | 'not_paid' | 'disputed' | 'plan_changed' };

async function decide(ctx: Ctx, input: RefundLinesInput): Promise<Decided> {
  const sale = await lockSale(ctx, input.orderId);
  if (sale === null) return { ok: false, reason: 'not_paid' };
  const { payment, lines } = sale;
  const next = payment === null ? 1 : await nextOrdinal(ctx, payment.id);
  if (payment !== null && input.ordinal < next) {
    const same = await sameRefund(ctx, { paymentId: payment.id, input });
    return same === null ? { ok: false, reason: 'plan_changed' } : { ok: true, refund: same };
  }
  if (input.ordinal !== next) return { ok: false, reason: 'plan_changed' };
  if (sale.isDisputed) return { ok: false, reason: 'disputed' };
  const plan = planRefund(lines, input.lines);
  if (!plan.ok) return plan;
  const refund = await decideRefund(ctx, { ...input, payment, lines, plan, requester: 'operator' });
  await mailCanceledLines(ctx, { orderId: input.orderId, refundId: refund?.id ?? null, plan, lines });
  return { ok: true, refund };
}

/** The refund that this very click, or one before it, asked for. */
async function sameRefund(
  ctx: Ctx,
  { paymentId, input }: { paymentId: RefundRow['paymentId']; input: RefundLinesInput },
): Promise<RefundRow | null> {
  const [found] = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.ordinal, input.ordinal)));
  if (found === undefined || found.requester !== 'operator' || found.strayIntentId !== null) return null;
  const taken = await ctx.db.select().from(refundLineRows).where(eq(refundLineRows.refundId, found.id));
  const asked = input.lines.filter((line) => line.amountYen > 0);
  const isSame =
    taken.length === asked.length &&
    asked.every((line) => taken.some((row) => row.orderLineId === line.lineId && row.amountYen === line.amountYen));
  return isSame ? found : null;
}
