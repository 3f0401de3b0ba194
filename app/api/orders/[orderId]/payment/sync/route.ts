import { pullPayment } from '@/lib/checkout/pull-payment';
import { route } from '@/lib/http/route';
import { orderParams } from '../../order-params';

/** The browser is back from paying: the truth is pulled from Stripe, whatever the browser says. */
export const POST = route({
  role: 'anyone',
  params: orderParams,
  limit: 'payment_confirm',
  run: async (ctx, { params }) => {
    await pullPayment(ctx, { orderId: params.orderId });
    return { ok: true };
  },
});
