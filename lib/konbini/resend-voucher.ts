import { and, eq } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { maySendAgain } from '@/lib/notify/send-again';
import { mailVoucher } from './mail-voucher';

export type ResendOutcome =
  | { readonly ok: true }
  /** `over`: no numbers wait to be paid (any more). */
  | { readonly ok: false; readonly reason: 'over' | 'too_soon' | 'too_many' };

/** Mails the order's numbers once more: at most five times, a minute apart. Parallel clicks send one. Strangers get `not_found`. */
export async function resendVoucher(ctx: Ctx, input: { orderId: OrderId }): Promise<ResendOutcome> {
  const orderId = await assertOrderAccess(ctx, input.orderId);
  return ctx.db.transaction(async (tx): Promise<ResendOutcome> => {
    const inner = { ...ctx, db: tx };
    const [found] = await tx
      .select({ voucher: konbiniVouchers })
      .from(konbiniVouchers)
      .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
      .where(and(eq(payments.orderId, orderId), eq(konbiniVouchers.state, 'waiting')))
      .for('update');
    if (found === undefined || ctx.clock.now() >= found.voucher.payUntil) return { ok: false, reason: 'over' };
    const { voucher } = found;
    const again = await maySendAgain(inner, { orderId, factKey: `konbini_voucher:${voucher.id}` });
    if (!again.ok) return again;
    await mailVoucher(inner, { ...voucher, orderId }, `again:${again.ordinal}`);
    return { ok: true };
  });
}
