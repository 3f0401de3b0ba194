import { eq } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { enterTerms } from '@/lib/fees/testing/enter-terms';
import type { OrderId } from '@/lib/ids';
import { syncPayment } from '@/lib/payments/sync-payment';
import { startedIntent } from './pay-order';
import type { SandboxContext } from './test-context';

/** Konbini and PayPay are offered, as after the operator has switched them on; ordinary customers pay only when told to. */
export async function offerAllMethods(box: SandboxContext): Promise<void> {
  await enterTerms(box.ctx, 'konbini', { switchedOn: true });
  await enterTerms(box.ctx, 'paypay', { switchedOn: true });
  await box.control('konbini', { paysByItself: false });
}

/** Plays the browser: asks for numbers to pay with at a konbini. Returns the PaymentIntent's id; nothing has been synced. */
export async function confirmKonbini(ctx: Ctx, orderId: OrderId, confirmationNumber = '09012345678'): Promise<string> {
  const intentId = await startedIntent(ctx, orderId);
  await ctx.stripe.paymentIntents.confirm(intentId, {
    payment_method_data: { type: 'konbini', billing_details: { name: '髙橋 花子', email: 'hanako@example.jp' } },
    payment_method_options: { konbini: { confirmation_number: confirmationNumber } },
  });
  return intentId;
}

/** The same, and synced. */
export async function waitAtKonbini(ctx: Ctx, orderId: OrderId): Promise<string> {
  const intentId = await confirmKonbini(ctx, orderId);
  await syncPayment(ctx, intentId);
  return intentId;
}

export async function vouchersOf(ctx: Ctx, orderId: OrderId) {
  const rows = await ctx.db
    .select({ voucher: konbiniVouchers })
    .from(konbiniVouchers)
    .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
    .where(eq(payments.orderId, orderId))
    .orderBy(konbiniVouchers.createdAt);
  return rows.map(({ voucher }) => voucher);
}

/** The order's one voucher. */
export async function voucherOf(ctx: Ctx, orderId: OrderId) {
  const [voucher, ...others] = await vouchersOf(ctx, orderId);
  assert(voucher !== undefined && others.length === 0, `${orderId} has one voucher`);
  return voucher;
}
