import { z } from 'zod';
import { orderIdText } from '@/lib/order-id';

/** What an order's mails show, as stored in the outbox: names and codes, no signed links. */
export const orderMailProps = z.object({
  orderId: orderIdText,
  number: z.string(),
  buyerName: z.string(),
  totalYen: z.int(),
  /** Absent in mails from before there were discounts. */
  sums: z
    .object({
      regularYen: z.int(),
      setDiscountYen: z.int(),
      couponDiscountYen: z.int(),
      couponCode: z.string().nullable(),
    })
    .optional(),
  lines: z.array(
    z.object({
      courseTitle: z.string(),
      priceYen: z.int(),
      examineeName: z.string(),
      ticketCode: z.string().nullable(),
      ticketExpiresAt: z.iso.datetime().nullable(),
      /** Null for undated tickets, and in mails from before there were days. */
      examDate: z.iso.date().nullable().default(null),
      facility: z.object({ name: z.string(), address: z.string(), phone: z.string(), receptionHours: z.string() }),
      belongings: z.string(),
      preparation: z.string(),
    }),
  ),
});

export type OrderMailProps = z.infer<typeof orderMailProps>;
export type OrderMailLine = OrderMailProps['lines'][number];
