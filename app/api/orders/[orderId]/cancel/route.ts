import { z } from 'zod';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';
import { yen } from '@/lib/money/yen';
import { cancelLine } from '@/lib/refunds/cancel-line';
import { orderParams } from '../order-params';

const body = z.object({
  lineId: idText('orl'),
  shownRefundYen: z.int().min(0).transform(yen),
});

export const POST = route({
  role: 'anyone',
  params: orderParams,
  body,
  limit: 'order_cancel',
  run: async (ctx, { params: { orderId }, body: asked }) => ({ ...(await cancelLine(ctx, { orderId, ...asked })) }),
});
