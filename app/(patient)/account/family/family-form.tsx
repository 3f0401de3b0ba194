'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { FamilyMember } from '@/lib/account/family';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { saveFamilyAction } from '../actions';

interface FamilyFormProps {
  /** The one who is changed; null adds one. */
  readonly member: FamilyMember | null;
  readonly texts: Messages['account'];
}

function storedValues(member: FamilyMember | null): Readonly<Record<string, string>> {
  if (member === null) return {};
  const [year = '', month = '', day = ''] = member.birthDate.split('-');
  const birth = { birthYear: year, birthMonth: String(Number(month)), birthDay: String(Number(day)) };
  return { name: member.name, kana: member.kana, relation: member.relation, ...birth };
}

/** A member of the family. Works without JavaScript; what was typed stays. */
export function FamilyForm({ member, texts }: FamilyFormProps) {
  const [state, formAction] = useActionState(saveFamilyAction, initialFormState);
  const typed: Readonly<Record<string, string>> = state.ok ? {} : state.values;
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const values = { ...storedValues(member), ...typed };
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  if (!state.ok && state.message !== null) errors.unshift({ fieldId: 'field-name', message: state.message });
  const { family, form, profile } = texts;
  const field = (name: string) => ({ name, error: fields[name], defaultValue: values[name] ?? '' });
  const relations = [{ value: '', label: family.choose }].concat(
    Object.entries(family.relations).map(([value, label]) => ({ value, label })),
  );
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={form.errors} errors={errors} />
      {member === null ? null : <input type="hidden" name="memberId" value={member.id} />}
      <div key={JSON.stringify(typed)} className="flex flex-col gap-5">
        <TextField {...field('name')} label={profile.name} requirement={form.required} help={profile.nameHelp} />
        <TextField {...field('kana')} label={family.kana} requirement={form.required} help={profile.kanaHelp} />
        <SelectField
          {...field('relation')}
          label={family.relation}
          requirement={form.required}
          options={relations}
          className="w-full sm:w-80"
        />
        <BirthFields values={values} error={fields['birthYear']} texts={texts} />
      </div>
      <div>
        <SubmitButton pendingLabel={form.saving}>{member === null ? family.add : family.save}</SubmitButton>
      </div>
    </form>
  );
}

interface BirthFieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  readonly texts: Messages['account'];
}

function BirthFields({ values, error, texts: { family, form } }: BirthFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', inputMode: 'numeric' as const });
  return (
    <fieldset>
      <legend className="mb-1.5 font-bold">
        {family.birthLegend}
        <span className="ml-2 font-normal text-[0.9375rem] text-ink-soft">{form.required}</span>
      </legend>
      <div className="flex flex-wrap items-start gap-3 [&_input]:w-24">
        <TextField {...field('birthYear')} label={family.year} error={error} autoComplete="off" />
        <TextField {...field('birthMonth')} label={family.month} autoComplete="off" />
        <TextField {...field('birthDay')} label={family.day} autoComplete="off" />
      </div>
    </fieldset>
  );
}
