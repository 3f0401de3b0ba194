'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { couponEditForm, couponForm, couponId } from '@/lib/coupons/coupon-form';
import { editCoupon } from '@/lib/coupons/edit-coupon';
import { mirrorCoupon } from '@/lib/coupons/mirror-coupon';
import { registerCoupon } from '@/lib/coupons/register-coupon';
import { stopCoupon } from '@/lib/coupons/stop-coupon';
import { action, FormRefusal } from '@/lib/http/action';
import { medicalWarning } from '@/lib/legal/medical-warning';

const fieldOf = {
  code_form: 'code',
  code_health: 'code',
  code_taken: 'code',
  target_missing: 'scope',
  missing: 'name',
  stopped: 'name',
  below_taken: 'limitTotal',
  ends_before_start: 'endsOn',
} as const;

async function refused(reason: keyof typeof fieldOf): Promise<FormRefusal> {
  const { offers } = await getMessages();
  return new FormRefusal({ fields: { [fieldOf[reason]]: offers.coupons.refusal[reason] } });
}

/** Writes the coupon and tells Stripe at once; what Stripe does not take now, the sweep repeats. */
export const registerCouponAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: couponForm,
  run: async (ctx, { coupon, wordsSeen }): Promise<FormRefusal | null> => {
    const warning = medicalWarning({ name: coupon.name }, wordsSeen);
    if (warning !== null) return new FormRefusal({ fields: warning });
    const outcome = await registerCoupon(ctx, coupon);
    if (!outcome.ok) return refused(outcome.reason);
    await mirrorCoupon(ctx, outcome.couponId);
    redirect(`/operator/coupons/${outcome.couponId}`);
  },
});

export const editCouponAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: couponEditForm,
  run: async (ctx, { wordsSeen, ...edit }): Promise<FormRefusal | null> => {
    const warning = medicalWarning({ name: edit.name }, wordsSeen);
    if (warning !== null) return new FormRefusal({ fields: warning });
    const outcome = await editCoupon(ctx, edit);
    if (!outcome.ok) return refused(outcome.reason);
    revalidatePath(`/operator/coupons/${edit.couponId}`);
    return null;
  },
});

export const stopCouponAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({ couponId }),
  run: async (ctx, input): Promise<null> => {
    await stopCoupon(ctx, input);
    await mirrorCoupon(ctx, input.couponId);
    revalidatePath(`/operator/coupons/${input.couponId}`);
    return null;
  },
});
