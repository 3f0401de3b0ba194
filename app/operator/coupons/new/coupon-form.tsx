'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { OfferTarget } from '@/lib/sets/offer-targets';
import { LimitFields } from '../../offers/limit-fields';
import {
  DiscountFields,
  NameField,
  OfferErrors,
  type OfferFormState,
  PeriodFields,
  TargetFields,
  WordsSeenField,
} from '../../offers/offer-fields';
import type { OfferTexts } from '../../offers/offer-texts';
import { registerCouponAction } from '../actions';

interface CouponFormProps {
  readonly texts: OfferTexts;
  readonly targets: readonly OfferTarget[];
  readonly today: string;
}

/** A new coupon. After an error everything typed stays. */
export function CouponForm({ texts, targets, today }: CouponFormProps) {
  const [state, submit] = useActionState(registerCouponAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const typed: Readonly<Record<string, string>> = refused.values;
  const isFresh = Object.keys(typed).length === 0;
  const values = isFresh ? { startsOn: today, scope: 'all', withSets: 'on' } : typed;
  const form: OfferFormState = { texts, fields: refused.fields, values, message: refused.message };
  const own = texts.coupons.form;
  const field = (name: string) => ({ error: form.fields[name], defaultValue: form.values[name] ?? '' });
  return (
    <form key={JSON.stringify(typed)} action={submit} noValidate className="flex max-w-[46rem] flex-col gap-6">
      <OfferErrors {...form} />
      <TextField
        name="code"
        label={own.code}
        requirement={texts.required}
        help={own.codeHelp}
        {...field('code')}
        autoComplete="off"
        width="medium"
      />
      <NameField {...form} />
      <DiscountFields {...form} />
      <RadioGroup
        name="scope"
        label={own.scope}
        requirement={texts.required}
        error={form.fields['scope']}
        defaultValue={form.values['scope']}
        options={[
          { value: 'all', label: own.scopeAll },
          { value: 'facility', label: own.scopeFacility },
          { value: 'courses', label: own.scopeCourses },
        ]}
      />
      <details className="card p-4" open={form.values['scope'] !== 'all'}>
        <summary className="min-h-11 cursor-pointer font-bold text-key">
          {own.scopeFacility}・{own.scopeCourses}
        </summary>
        <div className="mt-4 flex flex-col gap-6">
          <TargetFields {...form} targets={targets} anyFacility={texts.form.chooseFacility} />
        </div>
      </details>
      <TextField
        name="minimumYen"
        label={own.minimumYen}
        requirement={texts.optional}
        help={own.minimumYenHelp}
        {...field('minimumYen')}
        inputMode="numeric"
        width="short"
      />
      <PeriodFields {...form} />
      <LimitFields {...form} />
      <div>
        {(['firstPurchaseOnly', 'withSets'] as const).map((name) => (
          <CheckboxField key={name} name={name} label={own[name]} defaultChecked={form.values[name] !== undefined} />
        ))}
      </div>
      <WordsSeenField {...form} />
      <div>
        <SubmitButton pendingLabel={texts.coupons.submitting}>{texts.coupons.submit}</SubmitButton>
      </div>
    </form>
  );
}
