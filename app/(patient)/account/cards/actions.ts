'use server';

import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { allowOffSession } from '@/lib/cards/allow-off-session';
import { chooseDefaultCard } from '@/lib/cards/choose-default';
import { removeCard } from '@/lib/cards/remove-card';
import { withdrawOffSessionConsent } from '@/lib/cards/withdraw-consent';
import { action } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { readLocale } from '@/messages/catalogue';
import { cardsHref } from './card-notices';

const card = z.object({ cardId: z.string().max(255) });

const defaultForm = action({
  role: 'patient',
  form: card,
  run: async (ctx, input): Promise<null> => {
    await chooseDefaultCard(ctx, input);
    return leaveTo(cardsHref('default'));
  },
});

const removeForm = action({
  role: 'patient',
  form: card,
  run: async (ctx, input): Promise<null> => leaveTo(cardsHref(await removeCard(ctx, input))),
});

const consentForm = action({
  role: 'patient',
  form: z.object({ agree: z.enum(['yes', 'no']) }),
  run: async (ctx, { agree }): Promise<null> => {
    if (agree === 'yes') await allowOffSession(ctx, { locale: readLocale(await getLocale()) });
    else await withdrawOffSessionConsent(ctx);
    return leaveTo(cardsHref(agree === 'yes' ? 'allowed' : 'withdrawn'));
  },
});

export async function chooseDefaultAction(form: FormData): Promise<void> {
  await defaultForm(initialFormState, form);
  leaveTo('/account/cards');
}

export async function removeCardAction(form: FormData): Promise<void> {
  await removeForm(initialFormState, form);
  leaveTo(cardsHref('try_again'));
}

/** Gives or withdraws the consent to later charges. */
export async function chargeConsentAction(form: FormData): Promise<void> {
  await consentForm(initialFormState, form);
  leaveTo('/account/cards');
}
