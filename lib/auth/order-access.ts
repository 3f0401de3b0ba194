import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type OrderId, parseId } from '@/lib/ids';
import { orderLinkPath } from './order-keys';

/** May the actor see and pay this order? Jobs may, guests with its cookie, and its buyer when signed in. */
export async function hasOrderAccess(ctx: Pick<Ctx, 'db' | 'actor'>, orderId: OrderId): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === 'system') return true;
  if (actor.orderIds.includes(orderId)) return true;
  if (actor.kind !== 'user') return false;
  const [order] = await ctx.db.select({ userId: orders.userId }).from(orders).where(eq(orders.id, orderId));
  return order?.userId === actor.userId;
}

/** Guard of verbs and handlers: the order's id when the actor may have it, else `not_found`, as if it did not exist. */
export async function assertOrderAccess(ctx: Pick<Ctx, 'db' | 'actor'>, orderId: string): Promise<OrderId> {
  const parsed = parseId('ord', orderId);
  if (parsed === null || !(await hasOrderAccess(ctx, parsed))) throw new AppError('not_found');
  return parsed;
}

/** The absolute signed link for mails. Whoever holds it holds the order: never log it. */
export function orderLink(orderId: OrderId): string {
  return new URL(orderLinkPath(env().APP_SECRET, orderId), env().APP_URL).href;
}
