'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { issueRefundNoteAction } from './actions';

export function NoteForm({ orderId, texts }: { orderId: string; texts: Messages['documents']['note'] }) {
  const [state, submit] = useActionState(issueRefundNoteAction, initialFormState);
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      {state.ok || state.message === null ? null : (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton look="outline" pendingLabel={texts.pending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
