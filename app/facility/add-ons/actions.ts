'use server';

import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { chargeAddOn } from '@/lib/add-ons/charge-add-on';
import { readAddOn } from '@/lib/add-ons/charge-rules';
import { addAddOnItem, removeAddOnItem } from '@/lib/add-ons/price-list';
import { action, FormRefusal } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { newId, parseId } from '@/lib/ids';
import { addOnRefusal } from './refusal';

const typed = z.object({ title: z.string().max(500), amount: z.string().max(50) });

/** Puts an option on the facility's price list. */
export const addItemAction = action({
  role: 'facility',
  form: typed,
  run: async (ctx, form) => {
    const read = readAddOn(form);
    if (!read.ok) return addOnRefusal(read.errors);
    await addAddOnItem(ctx, read.terms);
    return leaveTo('/facility/add-ons');
  },
});

const removeForm = action({
  role: 'facility',
  form: z.object({ itemId: z.string() }),
  run: async (ctx, form): Promise<null> => {
    const itemId = parseId('adi', form.itemId);
    if (itemId !== null) await removeAddOnItem(ctx, { itemId });
    return leaveTo('/facility/add-ons');
  },
});

export async function removeItemAction(form: FormData): Promise<void> {
  await removeForm(initialFormState, form);
  leaveTo('/facility/add-ons');
}

export interface CheckedAddOn {
  /** The charge that confirming makes: the same confirmation sent twice is one charge. */
  readonly chargeId: string;
  readonly title: string;
  readonly amountYen: number;
}

/** Step 1: what was typed, read, before anything is charged. */
export const checkAddOnAction = action({
  role: 'facility',
  form: typed,
  run: async (_ctx, form): Promise<CheckedAddOn | FormRefusal> => {
    const read = readAddOn(form);
    return read.ok ? { chargeId: newId('adc'), ...read.terms } : addOnRefusal(read.errors);
  },
});

/** Step 2: the confirmed option is charged to the buyer's saved card. */
export const chargeAddOnAction = action({
  role: 'facility',
  form: typed.extend({ ticketId: z.string(), chargeId: z.string(), agree: z.literal('on').optional() }),
  run: async (ctx, form) => {
    const { addOns } = await getMessages();
    const [ticketId, chargeId] = [parseId('tkt', form.ticketId), parseId('adc', form.chargeId)];
    const read = readAddOn(form);
    if (ticketId === null || chargeId === null || !read.ok) return addOnRefusal(read.ok ? [] : read.errors);
    if (form.agree !== 'on') return new FormRefusal({ fields: { agree: addOns.charge.agreeError } });
    const result = await chargeAddOn(ctx, { ticketId, chargeId, ...read.terms });
    if (!result.ok) return new FormRefusal({ message: addOns.ticket.why[result.reason] });
    return leaveTo(`/facility/tickets/${ticketId}/add-on?charge=${chargeId}`);
  },
});
