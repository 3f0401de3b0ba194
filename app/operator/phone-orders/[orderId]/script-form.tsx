'use client';

import { useActionState } from 'react';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CheckoutLine, CheckoutOrder } from '@/lib/checkout/queries';
import { type FormState, initialFormState } from '@/lib/http/form-state';
import type { Messages } from '@/messages/catalogue';
import { issueKonbiniAction } from '../actions';

interface ScriptFormProps {
  readonly order: CheckoutOrder;
  readonly texts: Messages['phoneOrders']['one'];
  readonly checkout: Messages['checkout'];
  readonly required: string;
}

/** Ticked while the texts are read out; nothing is ticked beforehand. */
export function ScriptForm({ order, texts, checkout, required }: ScriptFormProps) {
  const [state, submit] = useActionState<FormState<null>, FormData>(issueKonbiniAction, initialFormState);
  const refused = state.ok ? initialFormState : state;
  const fields: Readonly<Record<string, string>> = refused.fields;
  const values: Readonly<Record<string, string>> = refused.values;
  const errors = Object.entries(fields).map(([path, message]) => ({ fieldId: idOf(path), message }));
  const facilities = [...new Set(order.lines.map(({ facilityName }) => facilityName))].join('、');
  const box = (name: string) => ({
    name,
    error: fields[name],
    requirement: required,
    defaultChecked: values[name] === 'on',
  });
  const asks = order.lines.some(({ exclusions }) => exclusions.length > 0);
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary title={texts.errors} errors={errors} />
      {refused.message === null || errors.length > 0 ? null : (
        <Notice tone="bad" live>
          {refused.message}
        </Notice>
      )}
      <input type="hidden" name="orderId" value={order.orderId} />
      <div key={JSON.stringify(values)} className="flex flex-col gap-4">
        {asks ? (
          <CheckboxField
            {...box('healthConsent')}
            label={texts.healthRead.replace('{text}', checkout.gate.lead + checkout.gate.consent)}
          />
        ) : null}
        {order.lines.map((line, index) => (
          <LineScript key={line.lineId} line={line} index={index} texts={texts} fields={fields} values={values} />
        ))}
        <CheckboxField
          {...box('dataConsent')}
          label={texts.dataRead.replace(
            '{text}',
            checkout.consent.lead + checkout.consent.label.replace('{facilities}', facilities),
          )}
        />
        <CheckboxField {...box('finalConfirmation')} label={texts.finalRead} />
      </div>
      <div>
        <SubmitButton pendingLabel={texts.issuing}>{texts.issue}</SubmitButton>
      </div>
    </form>
  );
}

/** An answer's error leads to its first radio button. */
const idOf = (path: string) => `field-${/\.exclusions\.\d+$/.test(path) ? `${path}.answer` : path}`;

interface LineScriptProps extends Pick<ScriptFormProps, 'texts'> {
  readonly line: CheckoutLine;
  readonly index: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

function LineScript({ line, index, texts, fields, values }: LineScriptProps) {
  if (line.exclusions.length === 0) return null;
  const title = texts.gate.replace('{title}', line.courseTitle).replace('{name}', line.examineeName ?? '');
  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
      <legend className="font-bold">{title}</legend>
      <input type="hidden" name={`lines.${index}.lineId`} value={line.lineId} />
      <p className="text-[0.9375rem] text-ink-soft">{texts.gateHelp}</p>
      {line.exclusions.map((text, position) => {
        const path = `lines.${index}.exclusions.${position}`;
        return (
          <div key={text}>
            <input type="hidden" name={`${path}.text`} value={text} />
            <RadioGroup
              name={`${path}.answer`}
              label={text}
              error={fields[path]}
              defaultValue={values[`${path}.answer`]}
              inline
              options={[
                { value: 'yes', label: texts.yes },
                { value: 'no', label: texts.no },
              ]}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
