import { z } from 'zod';
import { type OrderId, parseId } from '@/lib/ids';

/** The path's order id; another shape is "not found". */
export const orderParams = z.object({
  orderId: z.string().transform((text, issue): OrderId => {
    const id = parseId('ord', text);
    if (id !== null) return id;
    issue.addIssue({ code: 'custom', message: 'not an order id' });
    return z.NEVER;
  }),
});
