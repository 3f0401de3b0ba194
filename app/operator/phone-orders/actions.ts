'use server';

import { revalidatePath } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import type { DetailsError } from '@/lib/checkout/parse-details';
import type { GateProblem } from '@/lib/consents/check-gate';
import { gateText } from '@/lib/consents/gate-text';
import { action, FormRefusal } from '@/lib/http/action';
import { leaveTo } from '@/lib/http/leave-page';
import { idText } from '@/lib/id-text';
import { cancelPhoneOrder } from '@/lib/phone-orders/cancel-phone-order';
import { createPhoneOrder } from '@/lib/phone-orders/create-phone-order';
import { issueKonbini } from '@/lib/phone-orders/issue-konbini';
import { phoneOrderForm } from '@/lib/phone-orders/phone-order-form';
import { readPhoneOrder } from '@/lib/phone-orders/queries';
import { resendPhoneOrder } from '@/lib/phone-orders/resend-phone-order';
import { readOut, scriptForm } from '@/lib/phone-orders/script-form';

const callId = z.object({ callId: idText('crt') });

/** Writes the order of a caller and mails the link. */
export const createPhoneOrderAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.intersection(callId, phoneOrderForm),
  run: async (ctx, order): Promise<FormRefusal | null> => {
    const outcome = await createPhoneOrder(ctx, order);
    if (outcome.ok) return leaveTo(`/operator/phone-orders/${outcome.orderId}`);
    const { refused } = (await getMessages()).phoneOrders.form;
    return new FormRefusal({ message: refused[outcome.reason] });
  },
});

/** Issues the numbers; what was read out is stored with who read it. */
export const issueKonbiniAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: scriptForm,
  run: async (ctx, typed): Promise<FormRefusal | null> => {
    const found = await readPhoneOrder(ctx, typed.orderId);
    const texts = (await getMessages()).phoneOrders.one;
    if (found === null) return new FormRefusal({ message: texts.refused.over });
    const outcome = await issueKonbini(ctx, { orderId: typed.orderId, form: readOut(found.order, typed) });
    if (outcome.ok) {
      revalidatePath(`/operator/phone-orders/${typed.orderId}`);
      return null;
    }
    if (outcome.reason === 'invalid') return new FormRefusal({ fields: await fieldTexts(outcome.fields) });
    if (outcome.reason === 'not_offered') return new FormRefusal({ message: outcome.explanation ?? texts.notOffered });
    return new FormRefusal({ message: texts.refused[outcome.reason] });
  },
});

/** Mails the caller the link, or the numbers, once more. */
export const resendPhoneOrderAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({ orderId: idText('ord') }),
  run: async (ctx, input): Promise<FormRefusal | null> => {
    const outcome = await resendPhoneOrder(ctx, input);
    if (outcome.ok) return null;
    return new FormRefusal({ message: (await getMessages()).phoneOrders.one.againRefused[outcome.reason] });
  },
});

/** Cancels an order that is not paid; link and numbers end with it. */
export const cancelPhoneOrderAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({ orderId: idText('ord'), reason: z.string().trim().max(1_000) }),
  run: async (ctx, input): Promise<FormRefusal | null> => {
    const texts = (await getMessages()).phoneOrders.one;
    if (input.reason === '' || input.reason.length > 200) {
      return new FormRefusal({ fields: { reason: texts.cancelReasonMissing } });
    }
    const outcome = await cancelPhoneOrder(ctx, input);
    revalidatePath(`/operator/phone-orders/${input.orderId}`);
    return outcome.ok ? null : new FormRefusal({ message: texts.cancelRefused[outcome.reason] });
  },
});

async function fieldTexts(
  fields: Readonly<Record<string, DetailsError | GateProblem>>,
): Promise<Readonly<Record<string, string>>> {
  const { errors } = (await getMessages()).checkout;
  return Object.fromEntries(
    Object.entries(fields).map(([path, problem]) => [
      path,
      typeof problem === 'string' ? errors[problem] : gateText(errors, problem),
    ]),
  );
}
