'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { addItemAction } from './actions';

/** A new line of the price list. Works without JavaScript; what was typed stays. */
export function ItemForm({ texts: { list, charge } }: { texts: Messages['addOns'] }) {
  const [state, formAction] = useActionState(addItemAction, initialFormState);
  const values: Readonly<Record<string, string>> = state.ok ? {} : state.values;
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={charge.errors} errors={errors} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-5">
        <TextField
          name="title"
          label={list.name}
          requirement={charge.required}
          error={fields['title']}
          defaultValue={values['title'] ?? ''}
        />
        <TextField
          name="amount"
          label={list.price}
          requirement={charge.required}
          help={charge.amountHelp}
          error={fields['amount']}
          defaultValue={values['amount'] ?? ''}
          inputMode="numeric"
          width="short"
        />
      </div>
      <div>
        <SubmitButton pendingLabel={list.adding}>{list.add}</SubmitButton>
      </div>
    </form>
  );
}
