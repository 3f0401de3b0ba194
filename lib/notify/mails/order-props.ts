import { z } from 'zod';
import type { OrderId } from '@/lib/ids';
import { parseId } from '@/lib/ids';

const orderId = z.string().transform((text, issue): OrderId => {
  const id = parseId('ord', text);
  if (id !== null) return id;
  issue.addIssue({ code: 'custom', message: 'not an order id' });
  return z.NEVER;
});

/** What an order's mails show, as stored in the outbox: names and codes, no signed links. */
export const orderMailProps = z.object({
  orderId,
  number: z.string(),
  buyerName: z.string(),
  totalYen: z.int(),
  lines: z.array(
    z.object({
      courseTitle: z.string(),
      priceYen: z.int(),
      examineeName: z.string(),
      ticketCode: z.string().nullable(),
      ticketExpiresAt: z.iso.datetime().nullable(),
      facility: z.object({ name: z.string(), address: z.string(), phone: z.string(), receptionHours: z.string() }),
      belongings: z.string(),
      preparation: z.string(),
    }),
  ),
});

export type OrderMailProps = z.infer<typeof orderMailProps>;
export type OrderMailLine = OrderMailProps['lines'][number];
