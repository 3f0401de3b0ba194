'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { resendPhoneOrderAction } from '../actions';

interface ResendFormProps {
  readonly orderId: string;
  readonly email: string;
  readonly hasNumbers: boolean;
  readonly texts: Messages['phoneOrders']['one'];
}

export function ResendForm({ orderId, email, hasNumbers, texts }: ResendFormProps) {
  const [state, submit] = useActionState(resendPhoneOrderAction, initialFormState);
  const message = state.ok ? texts.againSent.replace('{email}', email) : state.message;
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      <input type="hidden" name="orderId" value={orderId} />
      <p>{(hasNumbers ? texts.againNumbers : texts.againLink).replace('{email}', email)}</p>
      {message === null ? null : (
        <Notice tone={state.ok ? 'good' : 'bad'} live>
          {message}
        </Notice>
      )}
      <SubmitButton look="outline" pendingLabel={texts.againSending}>
        {texts.againSend}
      </SubmitButton>
    </form>
  );
}
