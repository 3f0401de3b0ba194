import { readOrderStatus } from '@/lib/checkout/queries';
import { route } from '@/lib/http/route';
import { orderParams } from '../order-params';

export const GET = route({
  role: 'anyone',
  params: orderParams,
  run: async (ctx, { params }) => {
    const { state, stage, settled } = await readOrderStatus(ctx, params.orderId);
    return { state, stage, settled };
  },
});
