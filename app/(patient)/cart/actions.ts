'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { addToCart } from '@/lib/cart/add-to-cart';
import { examineesMax } from '@/lib/cart/cart-limits';
import { enterCoupon } from '@/lib/cart/enter-coupon';
import { removeCoupon } from '@/lib/cart/remove-coupon';
import { setCartDay } from '@/lib/cart/set-cart-day';
import { setExamineeCount } from '@/lib/cart/set-examinee-count';
import { action, FormRefusal } from '@/lib/http/action';
import { heldCartId, holdCart } from '@/lib/http/cart-cookie';
import { initialFormState } from '@/lib/http/form-state';
import { idText } from '@/lib/id-text';
import { formatYen } from '@/lib/money/yen';
import { isCalendarDay } from '@/lib/time/calendar-day';
import { type CartNotice, cartHref } from './cart-notices';

const courseId = idText('crs');

/** A calendar day; nothing for undated courses and where none is chosen yet. */
const examDate = z
  .string()
  .refine((text) => text === '' || isCalendarDay(text))
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text));

const addForm = action({
  form: z.object({ courseId, examDate }),
  run: async (ctx, input) => {
    const outcome = await addToCart(ctx, { cartId: await heldCartId(), ...input });
    if (outcome.ok) await holdCart(outcome.cartId);
    return outcome.ok ? 'added' : outcome.reason;
  },
});

const countForm = action({
  form: z.object({ courseId, examDate, count: z.coerce.number().int().min(0).max(examineesMax) }),
  run: async (ctx, input): Promise<CartNotice> => {
    const cartId = await heldCartId();
    if (cartId === null) return 'cart_empty';
    const outcome = await setExamineeCount(ctx, { cartId, ...input });
    if (!outcome.ok) return outcome.reason;
    return input.count === 0 ? 'removed' : 'changed';
  },
});

/** Enters a coupon; what does not fit is told at the field, with or without JavaScript. */
export const enterCouponAction = action({
  role: 'anyone',
  limit: 'coupon_entry',
  form: z.object({ couponCode: z.string().max(200) }),
  run: async (ctx, input): Promise<FormRefusal | null> => {
    const cartId = await heldCartId();
    if (cartId === null) return showCart('cart_empty');
    const outcome = await enterCoupon(ctx, { cartId, text: input.couponCode });
    if (outcome.ok) return showCart('coupon_used');
    const t = await getTranslations('cart.coupon');
    const message =
      'code' in outcome
        ? t(`refusal.${outcome.reason}`, { code: outcome.code, minimum: formatYen(outcome.minimumYen) })
        : t(outcome.reason);
    return new FormRefusal({ fields: { couponCode: message } });
  },
});

const removeForm = action({
  role: 'anyone',
  form: z.object({}),
  run: async (ctx): Promise<null> => {
    const cartId = await heldCartId();
    if (cartId !== null) await removeCoupon(ctx, { cartId });
    return null;
  },
});

export async function removeCouponAction(form: FormData): Promise<void> {
  const answer = await removeForm(initialFormState, form);
  showCart(answer.ok ? 'coupon_removed' : 'failed');
}

/** Adds a course for one more examinee and shows the cart, with or without JavaScript. */
export async function addToCartAction(form: FormData): Promise<void> {
  const answer = await addForm(initialFormState, form);
  showCart(answer.ok ? answer.value : 'failed');
}

/** Sets the number of examinees of a course; 0 removes it. */
export async function setExamineeCountAction(form: FormData): Promise<void> {
  const answer = await countForm(initialFormState, form);
  showCart(answer.ok ? answer.value : 'failed');
}

const dayForm = action({
  role: 'anyone',
  form: z.object({ courseId, from: examDate, to: z.string().refine(isCalendarDay) }),
  run: async (ctx, input): Promise<CartNotice> => {
    const cartId = await heldCartId();
    if (cartId === null) return 'cart_empty';
    const outcome = await setCartDay(ctx, { cartId, ...input });
    return outcome.ok ? 'date_changed' : outcome.reason;
  },
});

/** Moves a course of the cart to another day. */
export async function setCartDayAction(form: FormData): Promise<void> {
  const answer = await dayForm(initialFormState, form);
  showCart(answer.ok ? answer.value : 'failed');
}

/** The layout is drawn again too: its header counts the cart. */
function showCart(notice: CartNotice): never {
  revalidatePath('/', 'layout');
  redirect(cartHref(notice));
}
