'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, initialFormState } from '@/lib/http/form-state';

interface StopFormProps {
  action(state: FormState<null>, form: FormData): Promise<FormState<null>>;
  readonly field: 'couponId' | 'setId';
  readonly id: string;
  readonly texts: { readonly stop: string; readonly stopping: string; readonly stopHelp: string };
}

/** Stopping cannot be undone: what it means stands beside the button. */
export function StopForm({ action, field, id, texts }: StopFormProps) {
  const [state, submit] = useActionState(action, initialFormState);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name={field} value={id} />
      <p className="text-[0.9375rem] text-ink-soft">{texts.stopHelp}</p>
      <div>
        <SubmitButton look="danger" pendingLabel={texts.stopping}>
          {texts.stop}
        </SubmitButton>
      </div>
      {state.ok || state.message === null ? null : (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
    </form>
  );
}
