'use client';

import { Mail } from 'lucide-react';
import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import { resendVoucherAction } from './actions';

interface ResendFormProps {
  readonly orderId: string;
  readonly texts: { readonly mail: string; readonly mailed: string; readonly pending: string };
}

/** The numbers by e-mail once more, and what came of it. */
export function ResendForm({ orderId, texts }: ResendFormProps) {
  const [state, submit] = useActionState(resendVoucherAction, initialFormState);
  return (
    <form action={submit} className="contents">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton look="outline" icon={<Mail aria-hidden className="size-5" />} pendingLabel={texts.pending}>
        {texts.mail}
      </SubmitButton>
      <p role="status" className="basis-full text-[0.9375rem]">
        {state.ok ? texts.mailed : state.message}
      </p>
    </form>
  );
}
