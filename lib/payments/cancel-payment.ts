import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';

/** `paid`: the money won the race and the order is fulfilled; `try_again`: Stripe did not answer or still processes. */
export type CancelPaymentResult = 'canceled' | 'none' | 'paid' | 'try_again';

export async function cancelPayment(_ctx: Ctx, _input: { orderId: OrderId }): Promise<CancelPaymentResult> {
  throw new Error('being written');
}
