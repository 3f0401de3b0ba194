'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-field';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { SecondFactorField, secondFactorField } from '../../second-factor-field';
import { acceptDisputeAction } from '../actions';

interface AcceptFormProps {
  readonly disputeId: string;
  /** What will happen, with the amount. */
  readonly lead: string;
  readonly required: string;
  readonly texts: Messages['disputes']['one'];
}

export function AcceptForm({ disputeId, lead, required, texts }: AcceptFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(acceptDisputeAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const typed: Readonly<Record<string, string>> = refused.values;
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <Notice tone="warning">{lead}</Notice>
      {refused.message === null || Object.keys(fields).length > 0 ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      <input type="hidden" name="disputeId" value={disputeId} />
      <TextAreaField
        key={`reason ${typed['reason']}`}
        name="reason"
        label={texts.acceptReason}
        requirement={required}
        error={fields['reason']}
        defaultValue={typed['reason'] ?? ''}
        rows={2}
        maxLength={500}
      />
      <CheckboxField
        key={`confirm ${typed['confirm']}`}
        name="confirm"
        id="accept-confirm"
        label={texts.acceptConfirm}
        error={fields['confirm']}
        defaultChecked={typed['confirm'] === 'on'}
      />
      <SecondFactorField id="accept-code" texts={{ ...texts, required }} error={fields[secondFactorField]} />
      <div>
        <SubmitButton look="danger" pendingLabel={texts.accepting}>
          {texts.accept}
        </SubmitButton>
      </div>
    </form>
  );
}
