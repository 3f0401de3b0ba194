'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import { enterFeePolicy } from './actions';
import type { FeeFormTexts } from './fee-form-texts';
import { FormErrors } from './form-errors';

interface PolicyFormProps {
  readonly follows: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly texts: FeeFormTexts;
}

/** What a method may cost; a new policy holds at once. */
export function PolicyForm({ follows, defaults, texts: { policy: texts, form, required } }: PolicyFormProps) {
  const [state, formAction] = useActionState(enterFeePolicy, initialFormState);
  const values: Readonly<Record<string, string>> = { ...defaults, ...(state.ok ? {} : state.values) };
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const field = (name: string) => ({ name, id: `policy-${name}`, error: fields[name], defaultValue: values[name] });
  const number = (name: string) => ({ ...field(name), inputMode: 'decimal', width: 'short', required: true }) as const;
  return (
    <form action={formAction} noValidate className="flex flex-col gap-6">
      <FormErrors state={state} title={form.errors} ids="policy" />
      <input type="hidden" name="follows" value={follows} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-6">
        <div className="grid items-end gap-6 md:grid-cols-2">
          <TextField {...number('maxFeeShare')} label={texts.maxFeeShare} />
          <TextField {...number('minNet')} label={texts.minNet} help={texts.minNetHelp} />
          <TextField {...number('konbiniPayDays')} label={texts.konbiniPayDays} help={texts.konbiniPayDaysHelp} />
          <TextField
            {...number('konbiniDaysBeforeFee')}
            label={texts.konbiniDaysBeforeFee}
            help={texts.konbiniDaysBeforeFeeHelp}
          />
        </div>
        <TextAreaField {...field('reason')} label={texts.reason} requirement={required} rows={2} maxLength={500} />
      </div>
      <div>
        <SubmitButton pendingLabel={texts.pending}>{texts.enter}</SubmitButton>
      </div>
    </form>
  );
}
