'use client';

import { Undo2 } from 'lucide-react';
import { useActionState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import { SecondFactorField, type SecondFactorTexts, secondFactorField } from '../second-factor-field';
import { refundParkedAction } from './actions';

interface RefundParkedFormProps {
  readonly orderId: string;
  readonly intentId: string;
  readonly texts: SecondFactorTexts & {
    readonly open: string;
    /** What will happen, with the amount. */
    readonly sentence: string;
    readonly reason: string;
    readonly reasonDefault: string;
    readonly submit: string;
    readonly pending: string;
  };
}

/** The way back for late or doubled money: opened, told in a sentence, sent once. Works without scripts. */
export function RefundParkedForm({ orderId, intentId, texts }: RefundParkedFormProps) {
  const [state, submit] = useActionState(refundParkedAction, initialFormState);
  return (
    <details className="mt-4">
      <summary className={buttonClass('danger', 'cursor-pointer list-none')}>
        <Undo2 aria-hidden className="size-5" />
        {texts.open}
      </summary>
      <form action={submit} className="mt-4 flex flex-col items-start gap-4">
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="intentId" value={intentId} />
        <Notice tone="warning">{texts.sentence}</Notice>
        {state.ok || state.message === null ? null : (
          <Notice tone="bad" live>
            {state.message}
          </Notice>
        )}
        <TextField
          name="reason"
          id={`reason-${orderId}`}
          label={texts.reason}
          requirement={texts.required}
          error={state.ok ? undefined : state.fields['reason']}
          defaultValue={(state.ok ? undefined : state.values['reason']) ?? texts.reasonDefault}
          maxLength={500}
        />
        <SecondFactorField
          id={`code-${orderId}`}
          texts={texts}
          error={state.ok ? undefined : state.fields[secondFactorField]}
        />
        <SubmitButton look="danger" pendingLabel={texts.pending}>
          {texts.submit}
        </SubmitButton>
      </form>
    </details>
  );
}
