'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { Profile } from '@/lib/account/read-profile';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { saveProfileAction } from '../actions';

interface ProfileFormProps {
  readonly profile: Profile | null;
  readonly texts: Messages['account'];
}

/** The person's details. Works without JavaScript; what was typed stays. */
export function ProfileForm({ profile, texts: { profile: texts, form } }: ProfileFormProps) {
  const [state, formAction] = useActionState(saveProfileAction, initialFormState);
  const values: Readonly<Record<string, string>> = state.ok ? {} : state.values;
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  if (!state.ok && state.message !== null) errors.unshift({ fieldId: 'field-name', message: state.message });
  const field = (name: keyof Profile) => ({
    name,
    label: texts[name],
    error: fields[name],
    defaultValue: values[name] ?? profile?.[name] ?? '',
  });
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={form.errors} errors={errors} />
      {state.ok ? (
        <Notice tone="good" live>
          {texts.saved}
        </Notice>
      ) : null}
      <div key={JSON.stringify(values)} className="flex flex-col gap-5">
        <TextField {...field('name')} requirement={form.required} help={texts.nameHelp} autoComplete="name" />
        <TextField {...field('kana')} requirement={form.required} help={texts.kanaHelp} />
        <TextField
          {...field('phone')}
          requirement={form.required}
          help={texts.phoneHelp}
          type="tel"
          autoComplete="tel-national"
          width="medium"
        />
        <TextField
          {...field('postalCode')}
          requirement={form.optional}
          help={texts.postalCodeHelp}
          inputMode="numeric"
          autoComplete="postal-code"
          width="short"
        />
        <TextField {...field('address')} requirement={form.optional} autoComplete="street-address" />
      </div>
      <div>
        <SubmitButton pendingLabel={form.saving}>{texts.save}</SubmitButton>
      </div>
    </form>
  );
}
