import type { Actor } from '@/lib/auth/actor';
import type { OrderId } from '@/lib/ids';

/** The buyer: a guest holding the order's signed link or cookie, or the signed-in user whose order it is. */
export function mayActOnOrder(actor: Actor, order: { id: OrderId; userId: string | null }): boolean {
  if (actor.kind === 'system') return true;
  if (actor.orderIds.includes(order.id)) return true;
  return actor.kind === 'user' && order.userId === actor.userId;
}
