'use server';

import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { action, FormRefusal } from '@/lib/http/action';
import { leaveTo } from '@/lib/http/leave-page';
import { orderIdText } from '@/lib/order-id';
import { refundParked } from '@/lib/payments/refund-parked';

/** Sends late money back whole, or money that was no sale. */
export const refundParkedAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  stepUp: true,
  form: z.object({ orderId: orderIdText, intentId: z.string().startsWith('pi_'), reason: z.string().trim().max(500) }),
  run: async (ctx, input) => {
    const { refund: texts } = (await getMessages()).operatorPayments;
    if (input.reason === '') return new FormRefusal({ fields: { reason: texts.reasonMissing } });
    const outcome = await refundParked(ctx, input);
    if (outcome.ok) return leaveTo(`/operator/payments?done=${input.orderId}`);
    return new FormRefusal({ message: texts[outcome.reason] });
  },
});
