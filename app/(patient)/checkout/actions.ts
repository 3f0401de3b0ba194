'use server';

import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { createOrder } from '@/lib/checkout/create-order';
import { action } from '@/lib/http/action';
import { heldCartId } from '@/lib/http/cart-cookie';
import { initialFormState } from '@/lib/http/form-state';
import { grantOrderAccess } from '@/lib/http/order-cookie';
import { yen } from '@/lib/money/yen';
import { readLocale } from '@/messages/catalogue';
import { type CartNotice, cartHref } from '../cart/cart-notices';

const startForm = action({
  limit: 'checkout_start',
  form: z.object({ totalYen: z.coerce.number().int().min(0) }),
  run: async (ctx, input): Promise<CartNotice> => {
    const cartId = await heldCartId();
    if (cartId === null) return 'cart_empty';
    const locale = readLocale(await getLocale());
    const outcome = await createOrder(ctx, { cartId, locale, shownTotalYen: yen(input.totalYen) });
    if (!outcome.ok) return outcome.reason;
    await grantOrderAccess(outcome.orderId);
    redirect(`/checkout/${outcome.orderId}`);
  },
});

/** Turns the held cart into an order and leads to its checkout; a second click leads to the same one. */
export async function startCheckoutAction(form: FormData): Promise<void> {
  const answer = await startForm(initialFormState, form);
  redirect(cartHref(answer.ok ? answer.value : 'failed'));
}
