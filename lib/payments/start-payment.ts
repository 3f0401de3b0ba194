import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

export type StartPaymentResult =
  | { readonly ok: true; readonly clientSecret: string; readonly amountYen: Yen }
  | { readonly ok: false; readonly reason: 'order_not_ready' | 'order_expired' | 'already_paid' | 'try_again' };

export async function startPayment(_ctx: Ctx, _input: { orderId: OrderId }): Promise<StartPaymentResult> {
  throw new Error('being written');
}
