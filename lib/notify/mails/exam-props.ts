import { z } from 'zod';
import { orderIdText } from '@/lib/order-id';

const examLine = z.object({
  courseTitle: z.string(),
  examineeName: z.string(),
  /** The calendar day in Japan. */
  examDate: z.iso.date(),
  ticketCode: z.string(),
  facility: z.object({ name: z.string(), address: z.string(), phone: z.string(), receptionHours: z.string() }),
  preparation: z.string(),
  belongings: z.string(),
});

export type ExamLine = z.infer<typeof examLine>;

/** What the mails about one dated examination show. */
export const examProps = z.object({ orderId: orderIdText, buyerName: z.string(), line: examLine });
export const examChangedProps = examProps.extend({ before: z.iso.date() });
