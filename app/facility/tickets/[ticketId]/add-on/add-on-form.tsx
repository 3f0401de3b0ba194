'use client';

import { type ChangeEvent, useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { AddOnItem } from '@/lib/add-ons/price-list';
import { initialFormState } from '@/lib/http/form-state';
import { formatYen, yen } from '@/lib/money/yen';
import type { Messages } from '@/messages/catalogue';
import { type CheckedAddOn, chargeAddOnAction, checkAddOnAction } from '../../../add-ons/actions';
import { TitleAmountFields } from '../../../add-ons/title-amount-fields';

interface AddOnFormProps {
  readonly ticketId: string;
  readonly card: { readonly brand: string; readonly last4: string };
  readonly items: readonly AddOnItem[];
  readonly texts: Messages['addOns']['charge'];
}

/** Two steps: enter an option, then confirm the sentence with card and amount. */
export function AddOnForm(props: AddOnFormProps) {
  const [state, formAction] = useActionState(checkAddOnAction, initialFormState);
  const [dismissed, dismiss] = useState<CheckedAddOn | null>(null);
  if (state.ok && !('fields' in state.value) && state.value !== dismissed) {
    const checked = state.value;
    return <ConfirmForm {...props} checked={checked} onChange={() => dismiss(checked)} />;
  }
  const { items, texts } = props;
  const values: Readonly<Record<string, string>> = state.ok
    ? 'fields' in state.value
      ? {}
      : { title: state.value.title, amount: String(state.value.amountYen) }
    : state.values;
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const errors = Object.entries(fields).map(([name, message]) => ({ fieldId: `field-${name}`, message }));
  const choose = ({ currentTarget }: ChangeEvent<HTMLSelectElement>) => {
    const item = items.find(({ id }) => id === currentTarget.value);
    if (item === undefined) return;
    const fill = (name: string, value: string) => {
      const field = currentTarget.form?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    };
    fill('title', item.title);
    fill('amount', String(item.priceYen));
  };
  const options = [{ value: '', label: texts.itemNone }].concat(
    items.map(({ id, title, priceYen }) => ({
      value: id,
      label: texts.itemLabel.replace('{title}', title).replace('{amount}', formatYen(priceYen)),
    })),
  );
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={texts.errors} errors={errors} />
      <p>{texts.lead}</p>
      {items.length === 0 ? null : (
        <SelectField name="item" label={texts.item} requirement={texts.optional} options={options} onChange={choose} />
      )}
      <TitleAmountFields values={values} fields={fields} texts={texts} />
      <div>
        <SubmitButton pendingLabel={texts.checking}>{texts.check}</SubmitButton>
      </div>
    </form>
  );
}

interface ConfirmFormProps extends AddOnFormProps {
  readonly checked: CheckedAddOn;
  onChange(): void;
}

function ConfirmForm({ ticketId, card, texts, checked, onChange }: ConfirmFormProps) {
  const [state, formAction] = useActionState(chargeAddOnAction, initialFormState);
  const fields: Readonly<Record<string, string>> = state.ok ? {} : state.fields;
  const error = fields['agree'];
  const message = state.ok ? null : (error ?? state.message);
  const sentence = texts.sentence
    .replace('{brand}', card.brand)
    .replace('{last4}', card.last4)
    .replace('{amount}', formatYen(yen(checked.amountYen)));
  return (
    <form action={formAction} noValidate className="flex flex-col gap-5">
      <ErrorSummary title={texts.errors} errors={message === null ? [] : [{ fieldId: 'field-agree', message }]} />
      <h2 className="font-bold text-[1.375rem]">{texts.confirmTitle}</h2>
      <p className="font-bold text-[1.25rem]">{checked.title}</p>
      <p className="text-[1.125rem]">{sentence}</p>
      <input type="hidden" name="ticketId" value={ticketId} />
      <input type="hidden" name="chargeId" value={checked.chargeId} />
      <input type="hidden" name="title" value={checked.title} />
      <input type="hidden" name="amount" value={checked.amountYen} />
      <CheckboxField name="agree" label={texts.agree} requirement={texts.required} error={error} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={texts.submitting}>{texts.submit}</SubmitButton>
        <Button look="outline" onClick={onChange}>
          {texts.change}
        </Button>
      </div>
    </form>
  );
}
