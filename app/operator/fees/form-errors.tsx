'use client';

import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/http/form-state';

/** On top of a form: every field's error as a link to it, or what refused the whole form. */
export function FormErrors({ state, title, ids }: { state: FormState<unknown>; title: string; ids: string }) {
  if (state.ok) return null;
  const errors = Object.entries(state.fields).map(([name, message]) => ({ fieldId: `${ids}-${name}`, message }));
  if (errors.length > 0) return <ErrorSummary title={title} errors={errors} />;
  if (state.message === null) return null;
  return (
    <Notice tone="bad" live>
      {state.message}
    </Notice>
  );
}
