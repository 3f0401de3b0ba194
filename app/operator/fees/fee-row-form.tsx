'use client';

import { useActionState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import { reviseFee } from './actions';
import type { FeeFormTexts } from './fee-form-texts';
import { FeePreview } from './fee-preview';
import { FormErrors } from './form-errors';

type Values = Readonly<Record<string, string>>;

interface FeeRowFormProps {
  readonly method: string;
  readonly follows: string;
  /** The row that it follows, as it stands in the fields. */
  readonly defaults: Values;
  readonly today: string;
  readonly texts: FeeFormTexts;
}

/** A new row over a method's newest one: first what it would change, then it is entered. Works without JavaScript. */
export function FeeRowForm({ method, follows, defaults, today, texts }: FeeRowFormProps) {
  const [state, formAction] = useActionState(reviseFee, initialFormState);
  const values = { ...defaults, ...(state.ok ? state.value.values : state.values) };
  const fields: Values = state.ok ? {} : state.fields;
  const { form } = texts;
  return (
    <form action={formAction} noValidate className="flex flex-col gap-6">
      <FormErrors state={state} title={form.errors} ids="row" />
      <input type="hidden" name="method" value={method} />
      <input type="hidden" name="follows" value={follows} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-6">
        <TermsFields values={values} fields={fields} today={today} texts={texts} />
      </div>
      {state.ok ? <FeePreview rows={state.value.rows} isOff={values['switchedOn'] === 'off'} texts={texts} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="step" value="preview" look={state.ok ? 'outline' : 'filled'} pendingLabel={form.pending}>
          {form.preview}
        </SubmitButton>
        {state.ok ? (
          <SubmitButton name="step" value="enter" pendingLabel={form.pending}>
            {form.enter}
          </SubmitButton>
        ) : null}
        <ButtonLink look="text" href="/operator/fees">
          {form.close}
        </ButtonLink>
      </div>
    </form>
  );
}

interface TermsFieldsProps {
  readonly values: Values;
  readonly fields: Values;
  readonly today: string;
  readonly texts: FeeFormTexts;
}

function TermsFields({ values, fields, today, texts }: TermsFieldsProps) {
  const { form } = texts;
  const field = (name: string) => ({ name, id: `row-${name}`, error: fields[name] });
  const input = (name: string) => ({ ...field(name), defaultValue: values[name], required: true });
  const amount = (name: string) => ({ ...input(name), inputMode: 'numeric', width: 'short' }) as const;
  return (
    <>
      <div className="flex flex-wrap gap-6">
        <TextField {...input('rate')} label={form.rate} help={form.rateHelp} inputMode="decimal" width="short" />
        <TextField {...amount('minimumFee')} label={form.minimumFee} help={form.minimumFeeHelp} />
      </div>
      <RadioGroup
        {...input('rounding')}
        label={form.rounding}
        inline
        options={[
          { value: 'half_up', label: texts.half_up },
          { value: 'down', label: texts.down },
        ]}
      />
      <div className="flex flex-wrap gap-6">
        <TextField {...amount('minAmount')} label={form.minAmount} />
        <TextField {...amount('maxAmount')} label={form.maxAmount} />
      </div>
      <RadioGroup
        {...input('switchedOn')}
        label={form.switchedOn}
        inline
        options={[
          { value: 'on', label: texts.on },
          { value: 'off', label: texts.off },
        ]}
      />
      <TextField
        {...input('validFrom')}
        label={form.validFrom}
        help={form.validFromHelp}
        type="date"
        min={today}
        width="medium"
      />
      <TextField {...input('source')} label={form.source} help={form.sourceHelp} maxLength={500} />
      <TextAreaField {...input('reason')} label={form.reason} requirement={texts.required} rows={2} maxLength={500} />
    </>
  );
}
