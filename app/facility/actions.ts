'use server';

import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { action, FormRefusal } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { idText } from '@/lib/id-text';
import { findTicket } from '@/lib/tickets/find-ticket';
import { redeemTicket } from '@/lib/tickets/redeem-ticket';
import { undoRedemption } from '@/lib/tickets/undo-redemption';
import { ticketHref } from './ticket-notices';

const ticketId = idText('tkt');

/** Step 1 at the counter: a typed or scanned code leads to its ticket; the code never stands in an address. */
export const findTicketAction = action({
  role: 'facility',
  form: z.object({ code: z.string().max(500) }),
  run: async (ctx, { code }) => {
    const found = await findTicket(ctx, { code });
    if (found.ok) return leaveTo(ticketHref(found.ticketId));
    const { facility } = await getMessages();
    return new FormRefusal({ fields: { code: facility.tickets.refusal[found.reason] } });
  },
});

const redeemForm = action({
  role: 'facility',
  form: z.object({ ticketId, code: z.string().max(500), confirmOtherDay: z.literal('on').optional() }),
  run: async (ctx, input): Promise<never> => {
    const result = await redeemTicket(ctx, {
      code: input.code,
      confirmOtherDay: input.confirmOtherDay === 'on',
    });
    return leaveTo(ticketHref(input.ticketId, result.ok ? 'done' : result.reason));
  },
});

const undoForm = action({
  role: 'facility',
  form: z.object({ ticketId }),
  run: async (ctx, input): Promise<never> => {
    const result = await undoRedemption(ctx, input);
    return leaveTo(ticketHref(input.ticketId, result.ok ? 'undone' : `undo_${result.reason}`));
  },
});

/** Step 2: the ticket on the screen is redeemed, with or without JavaScript; its page then says what happened. */
export async function redeemTicketAction(form: FormData): Promise<void> {
  await redeemForm(initialFormState, form);
  leaveTo('/facility/tickets?notice=failed');
}

/** Takes a redemption of today back. */
export async function undoRedemptionAction(form: FormData): Promise<void> {
  await undoForm(initialFormState, form);
  leaveTo('/facility/tickets?notice=failed');
}
