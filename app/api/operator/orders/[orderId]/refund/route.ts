import { z } from 'zod';
import { route } from '@/lib/http/route';
import { orderIdText } from '@/lib/order-id';
import { refundOrder } from '@/lib/refunds/refund-order';

const params = z.object({ orderId: orderIdText });

const body = z.object({
  reason: z.string().trim().min(1, '返金の理由を入力してください。').max(500, '500文字以内で入力してください。'),
});

export const POST = route({
  role: 'operator',
  params,
  body,
  limit: 'operator_mutation',
  run: async (ctx, { params: { orderId }, body: { reason } }) => ({ ...(await refundOrder(ctx, { orderId, reason })) }),
});
