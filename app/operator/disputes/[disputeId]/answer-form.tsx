'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';
import { type Evidence, evidenceFields } from '@/lib/disputes/evidence-fields';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { answerDisputeAction } from '../actions';

interface AnswerFormProps {
  readonly disputeId: string;
  readonly evidence: Evidence;
  readonly texts: Messages['disputes']['one'];
}

/** The answer as it will be sent; saved as a draft as often as one likes, sent once. */
export function AnswerForm({ disputeId, evidence, texts }: AnswerFormProps) {
  const [state, submit] = useActionState<FormState<'saved' | 'sent'>, FormData>(answerDisputeAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const typed: Readonly<Record<string, string>> = refused.values;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  return (
    <form action={submit} noValidate className="flex flex-col gap-6">
      <ErrorSummary title={texts.errors} errors={errors} />
      {refused.message === null ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      {state.ok && state.value === 'saved' ? (
        <Notice tone="good" live>
          {texts.saved}
        </Notice>
      ) : null}
      <input type="hidden" name="disputeId" value={disputeId} />
      <div key={JSON.stringify(typed)} className="flex flex-col gap-6">
        {evidenceFields.map((field) => (
          <TextAreaField
            key={field}
            name={field}
            label={texts.fields[field]}
            requirement={texts.optional}
            error={fields[field]}
            defaultValue={typed[field] ?? evidence[field]}
            rows={field === 'access_activity_log' ? 8 : 3}
          />
        ))}
      </div>
      <CheckboxField name="confirm" label={texts.confirmSubmit} help={texts.answerOnce} error={fields['confirm']} />
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="step" value="submit" pendingLabel={texts.submitting}>
          {texts.submit}
        </SubmitButton>
        <SubmitButton name="step" value="save" look="outline" pendingLabel={texts.saving}>
          {texts.save}
        </SubmitButton>
      </div>
    </form>
  );
}
