'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import { enterCouponAction } from './actions';

interface CouponFormProps {
  readonly label: string;
  readonly help: string;
  readonly use: string;
  readonly pending: string;
}

/** The coupon's field: errors stand at it and what was typed stays; works without JavaScript. */
export function CouponForm({ label, help, use, pending }: CouponFormProps) {
  const [state, submit] = useActionState(enterCouponAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const values: Readonly<Record<string, string>> = refused.values;
  return (
    <form action={submit} noValidate className="flex flex-col gap-3">
      <div aria-live="polite">
        <TextField
          key={values['couponCode'] ?? ''}
          name="couponCode"
          label={label}
          help={help}
          error={fields['couponCode'] ?? refused.message ?? undefined}
          defaultValue={values['couponCode'] ?? ''}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </div>
      <div>
        <SubmitButton look="outline" pendingLabel={pending}>
          {use}
        </SubmitButton>
      </div>
    </form>
  );
}
