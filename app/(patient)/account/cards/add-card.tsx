'use client';

import { type FormEvent, useRef, useState } from 'react';
import { z } from 'zod';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { PaymentBox } from '@/components/stripe/payment-box';
import type { PaymentFailure } from '@/components/stripe/payment-failure';
import { SetupProvider } from '@/components/stripe/setup-provider';
import { useCardSetup } from '@/components/stripe/use-card-setup';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { consentTexts } from '@/lib/cards/consent-texts';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Messages } from '@/messages/catalogue';

interface AddCardProps {
  readonly settings: StripeSettings;
  readonly locale: 'ja' | 'en';
  readonly isAllowed: boolean;
  readonly texts: Messages['cards']['add'];
  readonly failures: Messages['checkout']['failure'];
}

const Started = z.union([
  z.object({ ok: z.literal(true), clientSecret: z.string() }),
  z.object({ ok: z.literal(false), reason: z.literal('try_again') }),
]);

/** Saves a card without buying. */
export function AddCard(props: AddCardProps) {
  return (
    <SetupProvider settings={props.settings} locale={props.locale}>
      <AddCardForm {...props} />
    </SetupProvider>
  );
}

const api = '/api/account/cards';

/** Null when the card is saved, else a sentence. */
function useSaving(failures: AddCardProps['failures']) {
  const setup = useCardSetup();
  const told = (failure: PaymentFailure) => failures[failure];
  return async (chargeConsent: boolean): Promise<string | null> => {
    const checked = await setup.check();
    if (!checked.ok) return told(checked.failure);
    const body = { saveConsent: true, chargeConsent };
    const started = await fetchJson(`${api}/setup`, { method: 'POST', body, read: (json) => Started.parse(json) });
    if (!started.ok) return started.message;
    if (!started.value.ok) return told('try_again');
    const returnUrl = new URL('/account/cards?notice=added', window.location.origin).href;
    const saved = await setup.confirm({ clientSecret: started.value.clientSecret, returnUrl });
    await fetchJson(`${api}/sync`, { method: 'POST', body: {}, read: () => true });
    return saved.ok ? null : told(saved.failure);
  };
}

function AddCardForm({ settings, locale, isAllowed, texts, failures }: AddCardProps) {
  const [problem, setProblem] = useState<{ consent?: string; message?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const save = useSaving(failures);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (busy.current) return;
    if (!data.has('saveConsent')) return setProblem({ consent: texts.consentError });
    busy.current = true;
    setBusy(true);
    setProblem({});
    const message = await save(data.has('chargeConsent')).catch(() => failures.unknown);
    if (message === null) return window.location.assign('/account/cards?notice=added');
    busy.current = false;
    setBusy(false);
    setProblem({ message });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <PaymentBox
        settings={settings}
        loading={<Skeleton label={texts.loading} lines={5} />}
        unavailable={<Notice tone="bad">{texts.unavailable}</Notice>}
      />
      <p className="text-[0.9375rem]">{consentTexts.save[locale]}</p>
      <CheckboxField name="saveConsent" label={texts.consent} requirement={texts.required} error={problem.consent} />
      {isAllowed ? null : (
        <CheckboxField
          name="chargeConsent"
          label={texts.offSession}
          requirement={texts.optional}
          help={consentTexts.off_session[locale]}
        />
      )}
      <div role="alert">
        {problem.message === undefined ? null : (
          <Notice tone="bad" title={texts.failure}>
            {problem.message}
          </Notice>
        )}
      </div>
      <div>
        <Button type="submit" aria-disabled={isBusy}>
          <span aria-live="polite">{isBusy ? texts.saving : texts.submit}</span>
        </Button>
      </div>
    </form>
  );
}
