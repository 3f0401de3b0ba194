import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import { readProfile } from './read-profile';

/** The checkout's empty buyer fields filled from the signed-in person's profile and address; guests see them empty. */
export async function prefillCheckout(ctx: Pick<Ctx, 'db' | 'actor'>, order: CheckoutOrder): Promise<CheckoutOrder> {
  if (ctx.actor.kind !== 'user' || order.buyerName !== null) return order;
  const profile = await readProfile(ctx);
  return {
    ...order,
    buyerName: profile?.name ?? null,
    buyerKana: profile?.kana ?? null,
    buyerPhone: profile?.phone ?? null,
    buyerEmail: order.buyerEmail ?? ctx.actor.email,
  };
}
