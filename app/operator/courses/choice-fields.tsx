import { RadioGroup } from '@/components/ui/radio-group';
import { SelectField } from '@/components/ui/select-field';
import type { CourseFormTexts } from './course-texts';

interface ChoiceFieldsProps {
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly texts: CourseFormTexts;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What is chosen of a course: part, kind, for whom, weekdays, how it is sold. */
export function ChoiceFields({ fields, values, texts }: ChoiceFieldsProps) {
  const { form, catalog, required } = texts;
  const field = (name: string) => ({ name, error: fields[name], defaultValue: values[name], requirement: required });
  const weekdaysError = fields['weekdays'];
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-3">
        <SelectField {...field('bodyPart')} label={form.bodyPart} options={options(catalog.part)} />
        <SelectField {...field('modality')} label={form.modality} options={options(catalog.modality)} />
        <SelectField {...field('sex')} label={form.sex} options={options(catalog.sex)} />
      </div>
      <fieldset aria-describedby={weekdaysError === undefined ? undefined : 'field-weekdays-error'}>
        <legend className="mb-1.5 font-bold">{form.weekdays}</legend>
        <div className="flex flex-wrap gap-x-6">
          {Object.entries(catalog.weekday).map(([day, label], index) => (
            <label key={day} className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                id={index === 0 ? 'field-weekdays' : undefined}
                name={`weekdays.d${day}`}
                defaultChecked={values[`weekdays.d${day}`] === 'on'}
                className="size-6 accent-key"
              />
              {label}
            </label>
          ))}
        </div>
        {weekdaysError === undefined ? null : (
          <p id="field-weekdays-error" className="font-bold text-bad">
            {weekdaysError}
          </p>
        )}
      </fieldset>
      <RadioGroup {...field('mode')} label={form.mode} help={form.modeHelp} inline options={options(texts.modes)} />
    </>
  );
}
