'use client';

import { useRef, useState } from 'react';
import { z } from 'zod';
import { confirmSavedCard } from '@/components/stripe/confirm-saved-card';
import type { StripeSettings } from '@/components/stripe/load-stripe';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Messages } from '@/messages/catalogue';

interface PayFormProps {
  readonly addOnId: string;
  readonly settings: StripeSettings;
  readonly submit: string;
  readonly texts: Messages['addOns']['pay'];
  readonly failures: Messages['checkout']['failure'];
}

const Started = z.union([
  z.object({ ok: z.literal(true), clientSecret: z.string(), cardId: z.string() }),
  z.object({ ok: z.literal(false), reason: z.enum(['already_paid', 'over']) }),
]);

/** One button: the bank asks, and the page then says what happened. */
export function PayForm({ addOnId, settings, submit, texts, failures }: PayFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const api = `/api/add-ons/${addOnId}/payment`;

  /** Null when the page is to be read again. */
  async function pay(): Promise<string | null> {
    const started = await fetchJson(api, { method: 'POST', body: {}, read: (json) => Started.parse(json) });
    if (!started.ok) return started.message;
    if (!started.value.ok) return null;
    const paid = await confirmSavedCard(settings, started.value);
    await fetchJson(`${api}/sync`, { method: 'POST', body: {}, read: () => true });
    return paid.ok ? null : `${failures[paid.failure]}${texts.notCharged}`;
  }
  const press = async () => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    setProblem(null);
    const message = await pay().catch(() => failures.unknown);
    if (message === null) return window.location.reload();
    busy.current = false;
    setBusy(false);
    setProblem(message);
  };
  return (
    <div className="mt-5 flex flex-col gap-4">
      <div role="alert">
        {problem === null ? null : (
          <Notice tone="bad" title={texts.failure}>
            {problem}
          </Notice>
        )}
      </div>
      <Button onClick={press} aria-disabled={isBusy} className="w-full">
        <span aria-live="polite">{isBusy ? texts.submitting : submit}</span>
      </Button>
    </div>
  );
}
