import { completeFreeOrder } from '@/lib/checkout/complete-free-order';
import { route } from '@/lib/http/route';
import { orderParams } from '../order-params';

/** An order of ¥0 is finished without a payment. */
export const POST = route({
  role: 'anyone',
  params: orderParams,
  limit: 'payment_start',
  run: async (ctx, { params }) => ({ ...(await completeFreeOrder(ctx, { orderId: params.orderId })) }),
});
