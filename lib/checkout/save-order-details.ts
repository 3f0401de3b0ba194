import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { type OrderState, orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { assertOrderAccess } from '@/lib/auth/order-access';
import { checkGate, type GateOutcome, type GateProblem } from '@/lib/consents/check-gate';
import { consentTexts } from '@/lib/consents/consent-texts';
import { recordConsents } from '@/lib/consents/record-consents';
import type { Ctx } from '@/lib/context';
import type { CouponRefusal } from '@/lib/coupons/coupon-refusal';
import { decideBuyer } from '@/lib/coupons/decide-buyer';
import { AppError } from '@/lib/errors';
import type { OrderId, OrderLineId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { confirmationVersion, finalConfirmation } from './final-confirmation';
import { orderExpiry } from './order-lifetime';
import { statesBefore } from './order-state';
import {
  type DetailsError,
  type DetailsForm,
  type OrderDetails,
  type ParsedDetails,
  parseDetails,
} from './parse-details';
import { paymentTerms } from './payment-text';
import { takeOffCoupon } from './take-off-coupon';

export type SaveDetailsOutcome =
  | { ok: true }
  | { ok: false; reason: 'invalid'; fields: Readonly<Record<string, DetailsError | GateProblem>> }
  | { ok: false; reason: 'already_paid' | 'order_over' | 'conditions_changed' }
  /** The buyer may not use the coupon: a draft goes on without it at `totalYen`; null when the total can change no more. */
  | { ok: false; reason: 'coupon_refused'; why: CouponRefusal; totalYen: Yen | null };

/**
 * Stores purchaser, examinees and consents of an unpaid order, with what the final confirmation showed as evidence
 * (特商法12条の6). May be repeated until the order is paid; the first time extends its life. `conditions_changed`: the page is of
 * before and has to be shown again. Strangers get `not_found`.
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
    const { shownTotalYen = order.totalYen } = input.form;
    if (shownTotalYen !== order.totalYen) return { ok: false, reason: 'conditions_changed' };
    const coupon = await decideCoupon(inner, order, parsed.details.buyerEmail);
    if (coupon !== null) return coupon;
    const shown = await shownOrder(inner, order);
    const locale = input.locale ?? order.locale;
    const items = finalConfirmation(shown, { at: now, locale });
    const { lines: examinees, ...buyer } = parsed.details;
    const [saved] = await tx
      .update(orders)
      .set({
        ...buyer,
        state: 'awaiting_payment',
        consentVersion: confirmationVersion,
        consentedAt: now,
        confirmationSnapshot: { items, ...sumsOf(order), methods: shown.methods, locale, shownAt: now },
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
    const texts = consentTexts({ locale, lines: gate.lines, confirmation: items });
    const { readOutBy } = input;
    await recordConsents(inner, {
      orderId: order.id,
      texts,
      locale,
      ...(readOutBy === undefined ? {} : { readOutBy }),
    });
    await saveExaminees(inner, { lineIds: shown.lines.map((line) => line.id), examinees });
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

/** What the final confirmation speaks of. */
async function shownOrder(ctx: Ctx, order: typeof orders.$inferSelect) {
  const lines = await ctx.db
    .select({
      id: orderLines.id,
      courseTitle: orderLines.courseTitle,
      totalYen: orderLines.totalYen,
      cancelLadder: orderLines.cancelLadder,
      examDate: orderLines.examDate,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position));
  return { ...order, lines, ...(await paymentTerms(ctx, order)) };
}

/** An order that was taken by telephone keeps its days. */
const laterOf = (expiry: Date, { channel, expiresAt }: typeof orders.$inferSelect) =>
  channel === 'phone' && expiresAt > expiry ? expiresAt : expiry;

function refusedForm(parsed: ParsedDetails, gate: GateOutcome): SaveDetailsOutcome {
  const asked = !gate.ok && gate.reason === 'answers' ? gate.fields : {};
  if (parsed.ok && Object.keys(asked).length === 0) return { ok: false, reason: 'conditions_changed' };
  return { ok: false, reason: 'invalid', fields: { ...(parsed.ok ? {} : parsed.fields), ...asked } };
}

const sumsOf = ({
  regularYen,
  setDiscountYen,
  couponDiscountYen,
  couponCode,
  totalYen,
}: typeof orders.$inferSelect) => ({ sums: { regularYen, setDiscountYen, couponDiscountYen, couponCode, totalYen } });

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

async function saveExaminees(
  ctx: Ctx,
  input: { lineIds: readonly OrderLineId[]; examinees: OrderDetails['lines'] },
): Promise<void> {
  const byLine = new Map(input.examinees.map((examinee) => [examinee.lineId, examinee]));
  for (const lineId of input.lineIds) {
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
