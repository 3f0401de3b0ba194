import type { Ctx } from '@/lib/context';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { requestContext } from '@/lib/http/request-context';
import { type OrderId, parseId } from '@/lib/ids';
import { hasOrderAccess } from './order-access';

/** Guard of an order's page: its first line. Strangers see "not found". */
export async function requireOrderAccess(orderId: string): Promise<{ ctx: Ctx; orderId: OrderId }> {
  const ctx = await requestContext();
  const parsed = parseId('ord', orderId);
  if (parsed === null || !(await hasOrderAccess(ctx, parsed))) return leaveAsNotFound();
  return { ctx, orderId: parsed };
}
