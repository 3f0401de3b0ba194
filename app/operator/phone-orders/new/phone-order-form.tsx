'use client';

import { useActionState } from 'react';
import { Card } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import type { Option } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { createPhoneOrderAction } from '../actions';
import { LineFields } from './line-fields';

interface PhoneOrderFormProps {
  readonly callId: string;
  readonly options: readonly Option[];
  readonly texts: Messages['phoneOrders']['form'];
  readonly required: string;
}

const lines = [0, 1, 2, 3] as const;

/** Typed while somebody speaks: nothing is lost when something is wrong. */
export function PhoneOrderForm({ callId, options, texts, required }: PhoneOrderFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(createPhoneOrderAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const values: Readonly<Record<string, string>> = refused.values;
  const errors = Object.entries(fields).map(([path, message]) => ({ fieldId: `field-${path}`, message }));
  const field = (name: string) => ({
    name,
    error: fields[name],
    defaultValue: values[name] ?? '',
    autoComplete: 'off',
  });
  return (
    <form action={submit} noValidate className="flex flex-col gap-6">
      <ErrorSummary title={texts.errors} errors={errors} />
      {refused.message === null || errors.length > 0 ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      <input type="hidden" name="callId" value={callId} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-6">
        <Card as="section" title={texts.buyer}>
          <div className="grid items-start gap-5 md:grid-cols-2">
            <TextField {...field('buyerName')} label={texts.name} requirement={required} />
            <TextField {...field('buyerKana')} label={texts.kana} requirement={required} />
            <TextField {...field('buyerEmail')} label={texts.email} requirement={required} help={texts.emailHelp} />
            <TextField {...field('buyerPhone')} label={texts.phone} requirement={required} inputMode="tel" />
          </div>
        </Card>
        {lines.map((index) => (
          <LineFields
            key={index}
            index={index}
            options={options}
            texts={texts}
            required={required}
            fields={fields}
            values={values}
          />
        ))}
      </div>
      <div>
        <SubmitButton pendingLabel={texts.pending}>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}
