import { and, eq, gt, inArray } from 'drizzle-orm';
import { type OrderState, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { assertOrderAccess } from '@/lib/auth/order-access';
import { checkGate, type GateOutcome, type GateProblem } from '@/lib/consents/check-gate';
import type { Ctx } from '@/lib/context';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import { decideBuyer } from '@/lib/coupons/decide-buyer';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { type ChangedCondition, whatChanged } from './changed-condition';
import { confirmationVersion } from './final-confirmation';
import { orderExpiry } from './order-lifetime';
import { statesBefore } from './order-state';
import {
  type DetailsError,
  type DetailsForm,
  type OrderDetails,
  type ParsedDetails,
  parseDetails,
} from './parse-details';
import { readEvidence, recordEvidence } from './record-evidence';
import { takeOffCoupon } from './take-off-coupon';

export type SaveDetailsOutcome =
  | { ok: true }
  | { ok: false; reason: 'invalid'; fields: Readonly<Record<string, DetailsError | GateProblem>> }
  | { ok: false; reason: 'already_paid' | 'order_over' }
  | { ok: false; reason: 'conditions_changed'; changed: ChangedCondition }
  /** The buyer may not use the coupon: a draft goes on without it at `totalYen`; null when the total can change no more. */
  | { ok: false; reason: 'coupon_refused'; why: CouponRefusal; totalYen: Yen | null };

/**
 * Stores purchaser, examinees and consents of an unpaid order, with what the final confirmation showed as evidence
 * (特商法12条の6). May be repeated until the order is paid; the first time extends its life. `conditions_changed`: the page is of
 * before and has to be read again. Strangers get `not_found`.
 */
export async function saveOrderDetails(
  ctx: Ctx,
  /**
   * `locale`: the language in which the page was shown; the order's own when it is not known. `readOutBy`: the operator who read
   * the texts out to a caller.
   */
  input: { orderId: OrderId; form: DetailsForm; locale?: 'ja' | 'en'; readOutBy?: string },
): Promise<SaveDetailsOutcome> {
  if (input.readOutBy === undefined) await assertOrderAccess(ctx, input.orderId);
  else assertOperator(ctx);
  const parsed = parseDetails(input.form);
  const gate = await checkGate(ctx, { orderId: input.orderId, lines: input.form.lines });
  if (!parsed.ok || !gate.ok) return refusedForm(parsed, gate);
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const [order] = await tx.select().from(orders).where(eq(orders.id, input.orderId)).for('update');
    if (order === undefined) throw new AppError('not_found');
    const changed = whatChanged(order, input.form);
    if (changed !== null) return { ok: false, reason: 'conditions_changed', changed };
    const coupon = await decideCoupon(inner, order, parsed.details.buyerEmail);
    if (coupon !== null) return coupon;
    const locale = input.locale ?? order.locale;
    const { items, snapshot } = await readEvidence(inner, order, { at: now, locale });
    const { lines: examinees, ...buyer } = parsed.details;
    const [saved] = await tx
      .update(orders)
      .set({
        ...buyer,
        state: 'awaiting_payment',
        consentVersion: confirmationVersion,
        consentedAt: now,
        confirmationSnapshot: snapshot,
        ...(order.state === 'draft' ? { expiresAt: laterOf(orderExpiry(now), order) } : {}),
      })
      .where(
        and(
          eq(orders.id, order.id),
          inArray(orders.state, statesBefore('details_submitted')),
          gt(orders.expiresAt, now),
        ),
      )
      .returning({ id: orders.id });
    if (saved === undefined) return refusal(inner, order.id);
    await recordEvidence(inner, { order, items, lines: gate.lines, locale, readOutBy: input.readOutBy });
    await saveExaminees(inner, { orderId: order.id, examinees });
    if (order.state === 'draft') {
      await recordAudit(inner, {
        action: 'order.details_submitted',
        subjectId: order.id,
        before: { state: 'draft' },
        after: { state: 'awaiting_payment', consentVersion: confirmationVersion },
      });
    }
    return { ok: true };
  });
}

/** An order that was taken by telephone keeps its days. */
const laterOf = (expiry: Date, { channel, expiresAt }: typeof orders.$inferSelect) =>
  channel === 'phone' && expiresAt > expiry ? expiresAt : expiry;

function refusedForm(parsed: ParsedDetails, gate: GateOutcome): SaveDetailsOutcome {
  const asked = !gate.ok && gate.reason === 'answers' ? gate.fields : {};
  if (parsed.ok && !gate.ok && gate.reason === 'changed') {
    return {
      ok: false,
      reason: 'conditions_changed',
      changed: { what: 'exclusions', courseTitles: gate.courseTitles },
    };
  }
  return { ok: false, reason: 'invalid', fields: { ...(parsed.ok ? {} : parsed.fields), ...asked } };
}

async function decideCoupon(
  ctx: Ctx,
  order: { id: OrderId; userId: string | null },
  email: string,
): Promise<SaveDetailsOutcome | null> {
  const { id: orderId, userId } = order;
  const why = await decideBuyer(ctx, { orderId, userId, email });
  if (why === null) return null;
  return { ok: false, reason: 'coupon_refused', why, totalYen: await takeOffCoupon(ctx, { orderId, reason: why }) };
}

async function saveExaminees(ctx: Ctx, input: { orderId: OrderId; examinees: OrderDetails['lines'] }): Promise<void> {
  const byLine = new Map(input.examinees.map((examinee) => [examinee.lineId, examinee]));
  const ofOrder = eq(orderLines.orderId, input.orderId);
  for (const { lineId } of await ctx.db.select({ lineId: orderLines.id }).from(orderLines).where(ofOrder)) {
    const examinee = byLine.get(lineId);
    if (examinee === undefined) throw new AppError('invalid_input');
    const { examineeName, examineeKana } = examinee;
    await ctx.db.update(orderLines).set({ examineeName, examineeKana }).where(eq(orderLines.id, lineId));
  }
}

async function refusal(ctx: Ctx, orderId: OrderId): Promise<SaveDetailsOutcome> {
  const [order] = await ctx.db.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId));
  const paid: readonly (OrderState | undefined)[] = ['paid', 'refunded'];
  return { ok: false, reason: paid.includes(order?.state) ? 'already_paid' : 'order_over' };
}
