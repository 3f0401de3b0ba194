import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import { isOpenOrder } from '@/lib/checkout/order-state';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { readVoucher } from '@/lib/konbini/queries';
import { type ResendOutcome, resendVoucher } from '@/lib/konbini/resend-voucher';
import { maySendAgain } from '@/lib/notify/send-again';
import { forCaller } from './for-caller';
import { mailPhoneOrder, phoneOrderMailKey } from './mail-phone-order';

/**
 * Mails the caller once more what they pay with: the konbini numbers while they wait, else the link. At most five times each, a
 * minute apart; parallel clicks send one. Operators only.
 */
export async function resendPhoneOrder(ctx: Ctx, input: { orderId: OrderId }): Promise<ResendOutcome> {
  assertOperator(ctx);
  return ctx.db.transaction(async (tx): Promise<ResendOutcome> => {
    const inner = { ...ctx, db: tx };
    const [order] = await tx
      .select({ state: orders.state, expiresAt: orders.expiresAt })
      .from(orders)
      .where(and(eq(orders.id, input.orderId), eq(orders.channel, 'phone')))
      .for('update');
    if (order === undefined) throw new AppError('not_found');
    if (!isOpenOrder(order.state) || order.expiresAt <= ctx.clock.now()) return { ok: false, reason: 'over' };
    const voucher = await readVoucher(forCaller(inner), input.orderId);
    const what = voucher?.state === 'waiting' ? 'numbers' : 'link';
    const sent = what === 'numbers' ? await resendVoucher(forCaller(inner), input) : await resendLink(inner, input);
    if (!sent.ok) return sent;
    await recordAudit(inner, { action: 'order.phone_mail_resent', subjectId: input.orderId, after: { what } });
    return { ok: true };
  });
}

async function resendLink(ctx: Ctx, { orderId }: { orderId: OrderId }): Promise<ResendOutcome> {
  const again = await maySendAgain(ctx, { orderId, factKey: phoneOrderMailKey(orderId) });
  if (!again.ok) return again;
  await mailPhoneOrder(ctx, orderId, again.ordinal);
  return { ok: true };
}
