import { eq } from 'drizzle-orm';
import { facilities, type issuingModels, orderLines } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { payInBooks } from '@/db/testing/shares';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

export const facilityNumber = 'T3999901000013';

/** Registers the facility of an order, with the model by which documents are issued for it. */
export async function registerFacility(
  ctx: Ctx,
  orderId: OrderId,
  issuingModel: (typeof issuingModels)[number] = 'agent_special',
): Promise<void> {
  const ofOrder = ctx.db
    .select({ id: orderLines.facilityId })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .limit(1);
  await ctx.db
    .update(facilities)
    .set({ registrationNumber: facilityNumber, issuingModel })
    .where(eq(facilities.id, ofOrder));
}

/** A paid order of a registered facility, without Stripe. */
export async function paidOrder(
  ctx: Ctx,
  prices?: readonly number[],
  model?: (typeof issuingModels)[number],
): Promise<OrderId> {
  const orderId = await insertOrderToPay(ctx, prices);
  await registerFacility(ctx, orderId, model);
  await payInBooks(ctx, orderId);
  return orderId;
}

/** What the form sends when nothing in it was changed. */
export const wishOf = (orderId: OrderId) =>
  ({ orderId, addressee: '髙橋 花子', honorific: '様', showsExaminees: false }) as const;
