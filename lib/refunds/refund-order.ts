import type { RefundState } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId, RefundId } from '@/lib/ids';

export type RefundOrderResult =
  | { readonly ok: true; readonly refundId: RefundId; readonly state: RefundState }
  | { readonly ok: false; readonly reason: 'not_paid' | 'already_refunded' | 'refused' };

export async function refundOrder(_ctx: Ctx, _input: { orderId: OrderId; reason: string }): Promise<RefundOrderResult> {
  throw new Error('being written');
}
