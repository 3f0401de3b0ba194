import { route } from '@/lib/http/route';
import { startPayment } from '@/lib/payments/start-payment';
import { orderParams } from '../order-params';

export const POST = route({
  role: 'anyone',
  params: orderParams,
  limit: 'payment_start',
  run: async (ctx, { params }) => ({ ...(await startPayment(ctx, { orderId: params.orderId })) }),
});
