'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { releaseMoneyAction } from './actions';

type Texts = Messages['operatorRefunds']['queue'];

/** Why money may leave again. */
export function ReleaseForm({ texts }: { texts: Texts }) {
  const [state, formAction] = useActionState(releaseMoneyAction, initialFormState);
  if (state.ok) return <Notice tone="good">{texts.released}</Notice>;
  return (
    <form action={formAction} noValidate className="mt-4 flex flex-col gap-4">
      {state.message === null ? null : (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <TextAreaField
        name="reason"
        label={texts.releaseReason}
        requirement={texts.required}
        help={texts.releaseHelp}
        error={state.fields['reason']}
        defaultValue={state.values['reason']}
        rows={3}
        maxLength={500}
        aria-required
      />
      <div>
        <SubmitButton look="danger" pendingLabel={texts.releasing}>
          {texts.release}
        </SubmitButton>
      </div>
    </form>
  );
}
