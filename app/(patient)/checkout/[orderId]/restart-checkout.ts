'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { restartOrder } from '@/lib/checkout/restart-order';
import { AppError } from '@/lib/errors';
import { action, FormRefusal } from '@/lib/http/action';
import { grantOrderAccess } from '@/lib/http/order-cookie';
import { parseId } from '@/lib/ids';

export const restartCheckout = action({
  role: 'anyone',
  form: z.object({ orderId: z.string() }),
  limit: 'checkout_start',
  run: async (ctx, input): Promise<FormRefusal | null> => {
    const orderId = parseId('ord', input.orderId);
    if (orderId === null) throw new AppError('not_found');
    const outcome = await restartOrder(ctx, { orderId });
    if (!outcome.ok && (outcome.reason === 'course_unavailable' || outcome.reason === 'may_still_pay')) {
      return new FormRefusal({ message: (await getTranslations('checkout.over'))(outcome.reason) });
    }
    if (!outcome.ok && (outcome.reason === 'place_taken' || outcome.reason === 'date_missing')) {
      return new FormRefusal({ message: (await getTranslations('dates'))('restart') });
    }
    if (!outcome.ok) redirect(`/checkout/${orderId}`);
    await grantOrderAccess(outcome.orderId);
    redirect(`/checkout/${outcome.orderId}`);
  },
});
