'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { addItemAction } from './actions';
import { TitleAmountFields } from './title-amount-fields';

/** A new line of the price list. Works without JavaScript; what was typed stays. */
export function ItemForm({ texts: { list, charge } }: { texts: Messages['addOns'] }) {
  const [state, formAction] = useActionState(addItemAction, initialFormState);
  const values: Readonly<Record<string, string>> = state.ok ? {} : state.values;
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={charge.errors} errors={errors} />
      <TitleAmountFields
        values={values}
        fields={fields}
        texts={{ name: list.name, amount: list.price, amountHelp: charge.amountHelp, required: charge.required }}
      />
      <div>
        <SubmitButton pendingLabel={list.adding}>{list.add}</SubmitButton>
      </div>
    </form>
  );
}
