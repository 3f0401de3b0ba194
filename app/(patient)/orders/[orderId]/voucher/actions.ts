'use server';

import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { action, FormRefusal } from '@/lib/http/action';
import { resendVoucher } from '@/lib/konbini/resend-voucher';
import { orderIdText } from '@/lib/order-id';

/** Mails the konbini numbers of one's own order once more. */
export const resendVoucherAction = action({
  role: 'anyone',
  form: z.object({ orderId: orderIdText }),
  limit: 'checkout_start',
  run: async (ctx, input): Promise<null | FormRefusal> => {
    const outcome = await resendVoucher(ctx, input);
    if (outcome.ok) return null;
    const { konbini } = await getMessages();
    const why = { over: konbini.mailOver, too_soon: konbini.mailTooSoon, too_many: konbini.mailTooMany };
    return new FormRefusal({ message: why[outcome.reason] });
  },
});
