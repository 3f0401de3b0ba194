'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { deleteAccountAction } from '../actions';

/** The last word: a box that has to be ticked, and the button. */
export function DeleteForm({ texts: { delete: texts, form } }: { texts: Messages['account'] }) {
  const [state, formAction] = useActionState(deleteAccountAction, initialFormState);
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const error = fields['confirm'];
  const message = state.ok ? null : (error ?? state.message);
  return (
    <form action={formAction} noValidate className="flex flex-col gap-4">
      <ErrorSummary title={form.errors} errors={message === null ? [] : [{ fieldId: 'field-confirm', message }]} />
      <CheckboxField name="confirm" label={texts.confirm} requirement={form.required} error={error} />
      <div>
        <SubmitButton look="danger" pendingLabel={texts.submitting}>
          {texts.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
