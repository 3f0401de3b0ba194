'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import { restartCheckout } from './restart-checkout';

interface RestartFormProps {
  readonly orderId: string;
  readonly label: string;
  readonly pendingLabel: string;
}

export function RestartForm({ orderId, label, pendingLabel }: RestartFormProps) {
  const [state, submit] = useActionState(restartCheckout, initialFormState);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton pendingLabel={pendingLabel}>{label}</SubmitButton>
      {state.ok || state.message === null ? null : (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
    </form>
  );
}
