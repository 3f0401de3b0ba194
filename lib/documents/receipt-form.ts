import { z } from 'zod';
import { orderIdText } from '@/lib/order-id';

/** The addressee is kept exactly as typed, but for spaces around it. */
export const receiptForm = z.object({
  orderId: orderIdText,
  addressee: z.string().trim().min(1).max(60),
  honorific: z.enum(['様', '御中']),
  showsExaminees: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
});

export const noteForm = z.object({ orderId: orderIdText });
