import { eq } from 'drizzle-orm';
import { carts } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CartId, newId } from '@/lib/ids';

/** Inside a transaction: holds the cart against other changes and stamps it. Null when it does not exist (any more). */
export async function lockCart(ctx: Ctx, cartId: CartId | null): Promise<CartId | null> {
  if (cartId === null) return null;
  const [cart] = await ctx.db
    .update(carts)
    .set({ updatedAt: ctx.clock.now() })
    .where(eq(carts.id, cartId))
    .returning({ id: carts.id });
  return cart?.id ?? null;
}

export async function openCart(ctx: Ctx): Promise<CartId> {
  const id = newId('crt');
  const now = ctx.clock.now();
  await ctx.db.insert(carts).values({ id, createdAt: now, updatedAt: now });
  return id;
}
