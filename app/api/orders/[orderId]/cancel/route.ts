import { z } from 'zod';
import { route } from '@/lib/http/route';
import { parseId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { cancelLine } from '@/lib/refunds/cancel-line';
import { orderParams } from '../order-params';

const body = z.object({
  lineId: z.string().transform((text, issue) => {
    const id = parseId('orl', text);
    if (id !== null) return id;
    issue.addIssue({ code: 'custom', message: 'not a line of an order' });
    return z.NEVER;
  }),
  shownRefundYen: z.int().min(0).transform(yen),
});

export const POST = route({
  role: 'anyone',
  params: orderParams,
  body,
  limit: 'order_cancel',
  run: async (ctx, { params: { orderId }, body: asked }) => ({ ...(await cancelLine(ctx, { orderId, ...asked })) }),
});
