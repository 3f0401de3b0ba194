import { and, desc, eq, like } from 'drizzle-orm';
import { konbiniVouchers, mails, payments } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { minuteMs, shift } from '@/lib/time/duration';
import { mailVoucher } from './mail-voucher';

const sendsMax = 5;

export type ResendOutcome =
  | { readonly ok: true }
  /** `over`: no numbers wait to be paid (any more). */
  | { readonly ok: false; readonly reason: 'over' | 'too_soon' | 'too_many' };

/** Mails the order's numbers once more: at most five times, a minute apart. Parallel clicks send one. Strangers get `not_found`. */
export async function resendVoucher(ctx: Ctx, input: { orderId: OrderId }): Promise<ResendOutcome> {
  const orderId = await assertOrderAccess(ctx, input.orderId);
  return ctx.db.transaction(async (tx): Promise<ResendOutcome> => {
    const [found] = await tx
      .select({ voucher: konbiniVouchers })
      .from(konbiniVouchers)
      .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
      .where(and(eq(payments.orderId, orderId), eq(konbiniVouchers.state, 'waiting')))
      .for('update');
    const now = ctx.clock.now();
    if (found === undefined || now >= found.voucher.payUntil) return { ok: false, reason: 'over' };
    const { voucher } = found;
    const sent = await tx
      .select({ createdAt: mails.createdAt })
      .from(mails)
      .where(and(eq(mails.orderId, orderId), like(mails.factKey, `konbini\\_voucher:${voucher.id}:again:%`)))
      .orderBy(desc(mails.createdAt));
    if (sent.length >= sendsMax) return { ok: false, reason: 'too_many' };
    const [last] = sent;
    if (last !== undefined && last.createdAt > shift(now, -minuteMs)) return { ok: false, reason: 'too_soon' };
    await mailVoucher({ ...ctx, db: tx }, { ...voucher, orderId }, `again:${sent.length + 1}`);
    return { ok: true };
  });
}
