'use client';

import { Search } from 'lucide-react';
import { useActionState, useRef } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import { findTicketAction } from '../actions';
import { type CameraTexts, TicketCamera } from './ticket-camera';

interface CodeFormProps {
  readonly texts: CameraTexts & {
    readonly lead: string;
    readonly code: string;
    readonly codeHelp: string;
    readonly find: string;
    readonly finding: string;
  };
  readonly errorTitle: string;
}

/** The code by keyboard, by a scanner that types, or by camera; works without JavaScript, and what was typed stays. */
export function CodeForm({ texts, errorTitle }: CodeFormProps) {
  const [state, formAction] = useActionState(findTicketAction, initialFormState);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const refused = state.ok ? initialFormState : state;
  const values: Readonly<Record<string, string>> = refused.values;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const error = fields['code'];
  const message = error ?? refused.message;
  const takeCode = (code: string) => {
    if (input.current === null) return;
    input.current.value = code;
    form.current?.requestSubmit();
  };
  return (
    <form ref={form} action={formAction} noValidate className="flex flex-col gap-6">
      <ErrorSummary title={errorTitle} errors={message === null ? [] : [{ fieldId: 'field-code', message }]} />
      <p>{texts.lead}</p>
      <TextField
        ref={input}
        name="code"
        label={texts.code}
        help={texts.codeHelp}
        error={error}
        defaultValue={values['code'] ?? ''}
        key={values['code']}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        className="num min-h-16 text-[1.5rem] tracking-wider"
        required
      />
      <SubmitButton
        pendingLabel={texts.finding}
        icon={<Search aria-hidden className="size-6" />}
        className="min-h-16 w-full text-[1.25rem]"
      >
        {texts.find}
      </SubmitButton>
      <TicketCamera texts={texts} onCode={takeCode} />
    </form>
  );
}
