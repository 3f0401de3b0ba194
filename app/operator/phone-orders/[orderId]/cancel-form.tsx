'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { cancelPhoneOrderAction } from '../actions';

interface CancelFormProps {
  readonly orderId: string;
  readonly texts: Messages['phoneOrders']['one'];
  readonly required: string;
}

/** Afterwards the page itself says that the order is canceled. */
export function CancelForm({ orderId, texts, required }: CancelFormProps) {
  const [state, submit] = useActionState(cancelPhoneOrderAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const { fields, values }: { fields: Texts; values: Texts } = refused;
  return (
    <form action={submit} noValidate className="flex flex-col items-start gap-4">
      <input type="hidden" name="orderId" value={orderId} />
      <p>{texts.cancelLead}</p>
      {refused.message === null ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      <TextField
        name="reason"
        label={texts.cancelReason}
        requirement={required}
        help={texts.cancelReasonHelp}
        error={fields['reason']}
        defaultValue={values['reason'] ?? ''}
        maxLength={200}
        autoComplete="off"
        width="medium"
      />
      <SubmitButton look="danger" pendingLabel={texts.canceling}>
        {texts.cancelSubmit}
      </SubmitButton>
    </form>
  );
}

type Texts = Readonly<Record<string, string>>;
