'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { SecondFactorField, secondFactorField } from '../../second-factor-field';
import { reverseShareAction } from '../actions';

interface ReverseFormProps {
  readonly disputeId: string;
  readonly lineId: string;
  readonly sentence: string;
  readonly required: string;
  readonly texts: Messages['disputes']['one'];
}

/** One line of a loss that we bear, and the way to share it with its facility. */
export function ReverseForm({ disputeId, lineId, sentence, required, texts }: ReverseFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(reverseShareAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const typed: Readonly<Record<string, string>> = refused.values;
  return (
    <form action={submit} noValidate className="flex flex-col gap-3 border-line border-t pt-4">
      <p className="font-bold">{sentence}</p>
      {refused.message === null || Object.keys(fields).length > 0 ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      <input type="hidden" name="disputeId" value={disputeId} />
      <input type="hidden" name="lineId" value={lineId} />
      <TextField
        name="reason"
        id={`reason-${lineId}`}
        label={texts.reverseReason}
        requirement={required}
        error={fields['reason']}
        defaultValue={typed['reason'] ?? ''}
        maxLength={500}
      />
      <SecondFactorField id={`code-${lineId}`} texts={{ ...texts, required }} error={fields[secondFactorField]} />
      <div>
        <SubmitButton look="outline" pendingLabel={texts.reversing}>
          {texts.reverse}
        </SubmitButton>
      </div>
    </form>
  );
}
