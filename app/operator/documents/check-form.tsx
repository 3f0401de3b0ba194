'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DocumentCheck } from '@/lib/documents/check-documents';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { checkDocumentsAction } from './actions';

type Texts = Messages['documents']['operator']['check'];

export function CheckForm({ texts }: { texts: Texts }) {
  const [state, submit] = useActionState<FormState<DocumentCheck>, FormData>(checkDocumentsAction, initialFormState);
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      <SubmitButton look="outline" pendingLabel={texts.pending}>
        {texts.submit}
      </SubmitButton>
      <div role="status" className="w-full">
        {state.ok ? <Result check={state.value} texts={texts} /> : null}
        {state.ok || state.message === null ? null : <Notice tone="bad">{state.message}</Notice>}
      </div>
    </form>
  );
}

function Result({ check, texts }: { check: DocumentCheck; texts: Texts }) {
  if (check.broken.length > 0) {
    return <Notice tone="bad">{texts.bad.replace('{broken}', check.broken.join('、'))}</Notice>;
  }
  const told = texts.good.replace('{documents}', `${check.documents}`).replace('{files}', `${check.files}`);
  return <Notice tone="good">{told}</Notice>;
}
