'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { type FormState, initialFormState } from '@/lib/http/form-state';

interface OneFieldFormProps {
  action(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>>;
  readonly field: 'email' | 'code';
  readonly label: string;
  readonly help: string;
  readonly submit: string;
  readonly pending: string;
  readonly errorTitle: string;
  readonly next?: string;
}

const inputs = {
  email: { type: 'email', autoComplete: 'email', inputMode: 'email', width: 'full' },
  code: { type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric', width: 'short' },
} as const;

/** A step with one answer. Errors stand on top and at the field, and what was typed stays; works without JavaScript. */
export function OneFieldForm({ action, field, label, help, submit, pending, errorTitle, next }: OneFieldFormProps) {
  const [state, formAction] = useActionState(action, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const values: Readonly<Record<string, string>> = refused.values;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const error = fields[field];
  const message = error ?? refused.message;
  return (
    <form action={formAction} noValidate className="flex flex-col gap-6">
      <ErrorSummary title={errorTitle} errors={message === null ? [] : [{ fieldId: `field-${field}`, message }]} />
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <TextField
        name={field}
        label={label}
        help={help}
        error={error}
        defaultValue={values[field] ?? ''}
        required
        {...inputs[field]}
      />
      <div>
        <SubmitButton pendingLabel={pending}>{submit}</SubmitButton>
      </div>
    </form>
  );
}
