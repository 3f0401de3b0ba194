'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import { LimitFields } from '../../offers/limit-fields';
import { EndField, NameField, OfferErrors, type OfferFormState, WordsSeenField } from '../../offers/offer-fields';
import type { OfferTexts } from '../../offers/offer-texts';
import { editCouponAction } from '../actions';

interface EditCouponFormProps {
  readonly couponId: string;
  readonly texts: OfferTexts;
  readonly stored: Readonly<Record<string, string>>;
}

export function EditCouponForm({ couponId, texts, stored }: EditCouponFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(editCouponAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const typed: Readonly<Record<string, string>> = refused.values;
  const values = Object.keys(typed).length === 0 ? stored : typed;
  const form: OfferFormState = { texts, fields: refused.fields, values, message: refused.message };
  return (
    <form key={JSON.stringify(values)} action={submit} noValidate className="flex flex-col gap-6">
      <OfferErrors {...form} />
      {state.ok ? (
        <Notice tone="good" live>
          {texts.coupons.saved}
        </Notice>
      ) : null}
      <p className="text-[0.9375rem] text-ink-soft">{texts.coupons.editHelp}</p>
      <input type="hidden" name="couponId" value={couponId} />
      <NameField {...form} />
      <EndField {...form} />
      <LimitFields {...form} />
      <WordsSeenField {...form} />
      <div>
        <SubmitButton pendingLabel={texts.coupons.saving}>{texts.coupons.save}</SubmitButton>
      </div>
    </form>
  );
}
