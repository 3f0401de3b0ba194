'use client';

import { type FormEvent, startTransition, useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { issueReceiptAction } from './actions';

interface ReceiptFormProps {
  readonly orderId: string;
  readonly buyerName: string;
  readonly texts: Messages['documents']['form'] & { readonly requirement: string; readonly summary: string };
}

/** To whom the receipt is made out: asked once. What was typed stays when it is refused. */
export function ReceiptForm({ orderId, buyerName, texts }: ReceiptFormProps) {
  const [state, submit, isPending] = useActionState(issueReceiptAction, initialFormState);
  const { fields, values, message } = state.ok ? initialFormState : state;
  const errors = Object.entries(fields).map(([name, text]) => ({ fieldId: `field-${name}`, message: text }));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!isPending) startTransition(() => submit(data));
  };
  return (
    <form action={submit} onSubmit={send} noValidate className="flex flex-col items-start gap-6">
      <p>{texts.lead}</p>
      <ErrorSummary title={texts.summary.replace('{count}', `${errors.length}`)} errors={errors} />
      {message === null || errors.length > 0 ? null : (
        <Notice tone="bad" live>
          {message}
        </Notice>
      )}
      <input type="hidden" name="orderId" value={orderId} />
      <TextField
        name="addressee"
        label={texts.addressee}
        requirement={texts.requirement}
        help={texts.addresseeHelp}
        error={read(fields, 'addressee')}
        defaultValue={read(values, 'addressee') ?? buyerName}
        autoComplete="off"
      />
      <RadioGroup
        name="honorific"
        label={texts.honorific}
        inline
        defaultValue={read(values, 'honorific') ?? '様'}
        options={[
          { value: '様', label: texts.honorifics.person },
          { value: '御中', label: texts.honorifics.company },
        ]}
      />
      <CheckboxField name="showsExaminees" label={texts.examinees} help={texts.examineesHelp} />
      <SubmitButton pendingLabel={texts.pending}>{texts.submit}</SubmitButton>
    </form>
  );
}

const read = (from: Readonly<Record<string, string>>, name: string): string | undefined => from[name];
