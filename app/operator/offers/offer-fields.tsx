import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { RadioGroup } from '@/components/ui/radio-group';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { formatYen } from '@/lib/money/yen';
import type { OfferTarget } from '@/lib/sets/offer-targets';
import type { OfferTexts } from './offer-texts';

export interface OfferFormState {
  readonly texts: OfferTexts;
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, or the first values. */
  readonly values: Readonly<Record<string, string>>;
  readonly message: string | null;
}

export function OfferErrors({ texts, fields, message }: OfferFormState) {
  const errors = Object.entries(fields).map(([name, text]) => ({ fieldId: `field-${name}`, message: text }));
  const general = message === null || errors.length > 0 ? [] : [{ fieldId: 'field-name', message }];
  return <ErrorSummary title={texts.errorSummary} errors={[...errors, ...general]} />;
}

export function NameField({ texts, fields, values }: OfferFormState) {
  return (
    <TextField
      name="name"
      label={texts.form.name}
      requirement={texts.required}
      help={texts.form.nameHelp}
      error={fields['name']}
      defaultValue={values['name'] ?? ''}
      autoComplete="off"
    />
  );
}

export function DiscountFields({ texts, fields, values }: OfferFormState) {
  const { form } = texts;
  return (
    <>
      <RadioGroup
        name="discountKind"
        label={form.discountKind}
        requirement={texts.required}
        error={fields['discountKind']}
        defaultValue={values['discountKind']}
        inline
        options={[
          { value: 'percent', label: form.percentKind },
          { value: 'yen', label: form.yenKind },
        ]}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        <TextField
          name="percent"
          label={form.percent}
          help={form.percentHelp}
          error={fields['percent']}
          defaultValue={values['percent'] ?? ''}
          inputMode="numeric"
          width="short"
        />
        <TextField
          name="amountYen"
          label={form.amountYen}
          help={form.amountYenHelp}
          error={fields['amountYen']}
          defaultValue={values['amountYen'] ?? ''}
          inputMode="numeric"
          width="short"
        />
      </div>
      <RadioGroup
        name="borneBy"
        label={form.borneBy}
        requirement={texts.required}
        help={form.borneByHelp}
        error={fields['borneBy']}
        defaultValue={values['borneBy']}
        inline
        options={[
          { value: 'company', label: texts.borneBy.company },
          { value: 'facility', label: texts.borneBy.facility },
        ]}
      />
    </>
  );
}

interface TargetFieldsProps extends OfferFormState {
  readonly targets: readonly OfferTarget[];
  readonly facilityHelp?: string;
  readonly anyFacility: string;
  readonly coursesHelp?: string;
}

export function TargetFields(props: TargetFieldsProps) {
  const { texts, fields, values, targets, facilityHelp, anyFacility, coursesHelp } = props;
  return (
    <>
      <SelectField
        name="facilityId"
        label={texts.form.facilityId}
        help={facilityHelp}
        error={fields['facilityId']}
        defaultValue={values['facilityId'] ?? ''}
        options={[
          { value: '', label: anyFacility },
          ...targets.map((target) => ({ value: target.facilityId, label: target.facilityName })),
        ]}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1.5 font-bold">{texts.form.courses}</legend>
        {coursesHelp === undefined ? null : <p className="text-[0.9375rem] text-ink-soft">{coursesHelp}</p>}
        {targets.map((target) => (
          <div key={target.facilityId}>
            <p className="text-[0.9375rem] text-ink-soft">{target.facilityName}</p>
            {target.courses.map(({ courseId, title, priceYen }) => (
              <CheckboxField
                key={courseId}
                name={`courses.${courseId}`}
                label={`${title}（${formatYen(priceYen)}）`}
                defaultChecked={values[`courses.${courseId}`] !== undefined}
              />
            ))}
          </div>
        ))}
      </fieldset>
    </>
  );
}

export function PeriodFields({ texts, fields, values }: OfferFormState) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      <TextField
        name="startsOn"
        type="date"
        label={texts.form.startsOn}
        requirement={texts.required}
        error={fields['startsOn']}
        defaultValue={values['startsOn'] ?? ''}
        className="w-48"
      />
      <EndField texts={texts} fields={fields} values={values} message={null} />
    </div>
  );
}

export function EndField({ texts, fields, values }: OfferFormState) {
  return (
    <TextField
      name="endsOn"
      type="date"
      label={texts.form.endsOn}
      requirement={texts.optional}
      help={texts.form.endsOnHelp}
      error={fields['endsOn']}
      defaultValue={values['endsOn'] ?? ''}
      className="w-48"
    />
  );
}

/** Only once there is something to warn of. */
export function WordsSeenField({ texts, fields, values }: OfferFormState) {
  if (fields['wordsSeen'] === undefined && values['wordsSeen'] === undefined) return null;
  return (
    <CheckboxField
      name="wordsSeen"
      label={texts.wordsSeen}
      requirement={texts.required}
      error={fields['wordsSeen']}
      defaultChecked={values['wordsSeen'] !== undefined}
    />
  );
}
