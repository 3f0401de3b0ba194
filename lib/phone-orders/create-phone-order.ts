import { asc, eq, sql } from 'drizzle-orm';
import { orderLines, orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { type DraftRefusal, orRefusal } from '@/lib/checkout/draft-refused';
import { insertDraft } from '@/lib/checkout/insert-draft';
import { openOrderWith } from '@/lib/checkout/open-order-with';
import type { Ctx } from '@/lib/context';
import type { CartId, OrderId } from '@/lib/ids';
import { dayMs, shift } from '@/lib/time/duration';
import { mailPhoneOrder } from './mail-phone-order';
import type { PhoneOrder } from './phone-order-form';

/** A caller has three days to open the link: places are held as long. */
const phoneLifetimeMs = 3 * dayMs;

export type PhoneOrderOutcome =
  | { readonly ok: true; readonly orderId: OrderId }
  | { readonly ok: false; readonly reason: DraftRefusal };

/**
 * Writes an order for a caller at today's prices, holds its places and mails the link at which the caller agrees and pays. The
 * caller's consents are not the operator's to give: the order stays a draft until they were read out or ticked. Operators only;
 * `callId` is the form's own, so that a second click gives the same order.
 */
export async function createPhoneOrder(ctx: Ctx, input: PhoneOrder & { callId: CartId }): Promise<PhoneOrderOutcome> {
  assertOperator(ctx);
  return orRefusal(ctx.db.transaction((tx) => create({ ...ctx, db: tx }, input)));
}

async function create(ctx: Ctx, input: PhoneOrder & { callId: CartId }): Promise<PhoneOrderOutcome> {
  const { callId, buyer, lines } = input;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${callId}, 0))`);
  const wanted = lines.map(({ courseId, examDate }) => ({ courseId, examDate }));
  const same = await openOrderWith(ctx, { cartId: callId, lines: wanted, couponCode: null, totalYen: null });
  if (same !== undefined) return { ok: true, orderId: same };
  const draft = { cartId: callId, locale: 'ja' as const, couponCode: null, shownTotalYen: null };
  const orderId = await insertDraft(ctx, { ...draft, lines: wanted, buyer });
  await ctx.db
    .update(orders)
    .set({ channel: 'phone', userId: null, expiresAt: shift(ctx.clock.now(), phoneLifetimeMs) })
    .where(eq(orders.id, orderId));
  await nameExaminees(ctx, orderId, lines);
  await mailPhoneOrder(ctx, orderId);
  await recordAudit(ctx, {
    action: 'order.phone_created',
    subjectId: orderId,
    after: { state: 'draft', lines: lines.length },
  });
  return { ok: true, orderId };
}

async function nameExaminees(ctx: Ctx, orderId: OrderId, lines: PhoneOrder['lines']): Promise<void> {
  const stored = await ctx.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  for (const [index, { id }] of stored.entries()) {
    const line = lines[index];
    if (line === undefined) continue;
    const { examineeName, examineeKana } = line;
    await ctx.db.update(orderLines).set({ examineeName, examineeKana }).where(eq(orderLines.id, id));
  }
}
