'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { publishCourseAction } from './actions';

interface PublishFormProps {
  readonly courseId: string;
  readonly published: boolean;
  readonly texts: Messages['courseEditor'];
}

export function PublishForm({ courseId, published, texts }: PublishFormProps) {
  const [, submit] = useActionState<FormState<null>, FormData>(publishCourseAction, initialFormState);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="courseId" value={courseId} />
      <input type="hidden" name="published" value={published ? 'no' : 'yes'} />
      <p className="text-[0.9375rem] text-ink-soft">{published ? texts.withdrawHelp : texts.publishHelp}</p>
      <div>
        <SubmitButton
          look={published ? 'danger' : 'filled'}
          pendingLabel={published ? texts.withdrawing : texts.publishing}
        >
          {published ? texts.withdraw : texts.publish}
        </SubmitButton>
      </div>
    </form>
  );
}
