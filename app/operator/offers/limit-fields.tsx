import { TextField } from '@/components/ui/text-field';
import type { OfferFormState } from './offer-fields';

export function LimitFields({ texts, fields, values }: OfferFormState) {
  const { form } = texts.coupons;
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-5">
      {(['limitTotal', 'limitPerPerson'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={form[name]}
          requirement={texts.optional}
          help={form.limitHelp}
          error={fields[name]}
          defaultValue={values[name] ?? ''}
          inputMode="numeric"
          width="short"
        />
      ))}
    </div>
  );
}
