'use client';

import { useActionState } from 'react';
import type { ButtonLook } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, initialFormState } from '@/lib/http/form-state';

interface ButtonFormProps {
  action(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>>;
  readonly submit: string;
  readonly pending: string;
  readonly next?: string;
  readonly look?: ButtonLook;
  /** Said when it worked and the page stays. */
  readonly done?: string;
}

/** A form that is one button; its answer stands above it. */
export function ButtonForm({ action, submit, pending, next, look = 'filled', done }: ButtonFormProps) {
  const [state, formAction] = useActionState(action, initialFormState);
  const refusal = state.ok ? null : state.message;
  return (
    <form action={formAction} className="flex flex-col gap-4">
      {refusal === null ? null : (
        <Notice tone="warning" live>
          <p>{refusal}</p>
        </Notice>
      )}
      {state.ok && done !== undefined ? (
        <Notice tone="good" live>
          <p>{done}</p>
        </Notice>
      ) : null}
      {next === undefined ? null : <input type="hidden" name="next" value={next} />}
      <div>
        <SubmitButton look={look} pendingLabel={pending}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}
