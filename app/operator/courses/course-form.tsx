'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { type Option, SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { type CourseValues, changedFields, readSeen } from '@/lib/course-editor/stored-values';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import { saveCourseAction } from './actions';
import { ChangedMeanwhile } from './changed-meanwhile';
import { ChoiceFields } from './choice-fields';
import type { CourseFormTexts } from './course-texts';

interface CourseFormProps {
  /** Null for a new course, which is for one of these facilities. */
  readonly courseId: string | null;
  readonly facilities: readonly Option[];
  /** What stands now, also after a refusal. */
  readonly stored: CourseValues;
  readonly texts: CourseFormTexts;
}

const long = ['examItems', 'exclusions', 'preparation', 'belongings', 'resultDelivery', 'risks'] as const;

export function CourseForm({ courseId, facilities, stored, texts }: CourseFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(saveCourseAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const typed: Readonly<Record<string, string>> = refused.values;
  const values = Object.keys(typed).length === 0 ? stored : typed;
  const fields: Readonly<Record<string, string>> = refused.fields;
  // Computed from what the next save says was seen, so that nothing is overwritten that was not shown.
  const changed = typed['seen'] === undefined ? [] : changedFields(readSeen(typed['seen']), stored);
  const { form, required } = texts;
  const helps: Readonly<Record<string, string>> = {
    examItems: form.lines,
    exclusions: form.exclusionsHelp,
    risks: form.risksHelp,
  };
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  const field = (name: string) => ({
    name,
    error: fields[name],
    defaultValue: values[name] ?? '',
    autoComplete: 'off',
    requirement: required,
  });
  return (
    <form key={JSON.stringify(values)} action={submit} noValidate className="flex flex-col gap-6">
      <ErrorSummary title={form.errors} errors={errors} />
      {state.ok ? (
        <Notice tone="good" live>
          {form.saved}
        </Notice>
      ) : null}
      {refused.message === null || errors.length > 0 ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      {courseId === null || changed.length === 0 ? null : (
        <ChangedMeanwhile fields={changed} stored={stored} texts={texts} />
      )}
      {courseId === null ? (
        <SelectField
          {...field('facilityId')}
          label={texts.facility}
          options={[{ value: '', label: form.facilityChoose }, ...facilities]}
        />
      ) : (
        <>
          <input type="hidden" name="courseId" value={courseId} />
          <input type="hidden" name="seen" value={JSON.stringify(stored)} />
        </>
      )}
      <TextField {...field('title')} label={form.title} maxLength={80} />
      <TextAreaField {...field('summary')} label={form.summary} rows={2} />
      <ChoiceFields fields={fields} values={values} texts={texts} />
      <div className="flex flex-wrap gap-6">
        <TextField {...field('price')} label={form.price} help={form.priceHelp} inputMode="numeric" width="short" />
        <TextField {...field('durationMinutes')} label={form.durationMinutes} inputMode="numeric" width="short" />
      </div>
      {long.map((name) => (
        <TextAreaField
          {...field(name)}
          key={name}
          label={form[name]}
          help={helps[name]}
          rows={name === 'exclusions' || name === 'examItems' ? 6 : 3}
        />
      ))}
      {fields['wordsSeen'] === undefined ? null : (
        <CheckboxField name="wordsSeen" label={form.wordsSeen} error={fields['wordsSeen']} />
      )}
      <div>
        <SubmitButton pendingLabel={form.saving}>{courseId === null ? form.create : form.save}</SubmitButton>
      </div>
    </form>
  );
}
