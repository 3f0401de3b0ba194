'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextAreaField } from '@/components/ui/text-field';
import { SecondFactorField, type SecondFactorTexts, secondFactorField } from '../../second-factor-field';
import { type RefundAnswer, type RefundBody, sendRefundRequest } from './send-refund-request';

export interface RefundTexts extends SecondFactorTexts {
  /** One sentence with the amounts: what will happen. */
  readonly sentence: string;
  readonly irreversible: string;
  readonly reason: string;
  readonly reasonHelp: string;
  readonly reasonMissing: string;
  readonly submit: string;
  readonly pending: string;
  readonly cancel: string;
}

interface RefundFormProps {
  /** The handler. */
  readonly path: string;
  /** Without one everything goes back. */
  readonly plan?: RefundBody['plan'];
  readonly texts: RefundTexts;
  onAnswer(answer: RefundAnswer): void;
  onCancel(): void;
}

/** The confirmation: the sentence, the reason, and one button that sends once however often it is pressed. */
export function RefundForm({ path, plan, texts, onAnswer, onCancel }: RefundFormProps) {
  const isBusy = useRef(false);
  const [pending, setPending] = useState(false);
  const [reasonError, setReasonError] = useState<string | undefined>();
  const [codeError, setCodeError] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy.current) return;
    const typed = new FormData(event.currentTarget);
    const reason = String(typed.get('reason') ?? '').trim();
    const code = String(typed.get(secondFactorField) ?? '').trim();
    setReasonError(reason === '' ? texts.reasonMissing : undefined);
    setFailure(null);
    if (reason === '') return event.currentTarget.querySelector('textarea')?.focus();
    isBusy.current = true;
    setPending(true);
    const result = await sendRefundRequest(path, {
      reason,
      ...(plan === undefined ? {} : { plan }),
      ...(code === '' ? {} : { secondFactorCode: code }),
    });
    isBusy.current = false;
    setPending(false);
    if (result.ok) return onAnswer(result.value);
    setReasonError(result.fields['reason']);
    setCodeError(result.fields[secondFactorField]);
    setFailure(result.message);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Notice tone="warning" title={texts.sentence}>
        {texts.irreversible}
      </Notice>
      {failure === null ? null : (
        <Notice tone="bad" live>
          {failure}
        </Notice>
      )}
      <TextAreaField
        name="reason"
        label={texts.reason}
        requirement={texts.required}
        help={texts.reasonHelp}
        error={reasonError}
        rows={3}
        maxLength={500}
        aria-required
      />
      <SecondFactorField texts={texts} error={codeError} />
      <div className="flex flex-wrap gap-3">
        <SendButton pending={pending} texts={texts} />
        <Button look="outline" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  );
}

function SendButton({ pending, texts }: { pending: boolean; texts: Pick<RefundTexts, 'pending' | 'submit'> }) {
  return (
    <button
      type="submit"
      aria-disabled={pending}
      className={buttonClass('danger', pending ? 'cursor-progress opacity-80' : '')}
    >
      {pending ? (
        <span aria-hidden className="size-5 animate-spin rounded-full border-2 border-current border-r-transparent" />
      ) : null}
      <span aria-live="polite">{pending ? texts.pending : texts.submit}</span>
    </button>
  );
}
