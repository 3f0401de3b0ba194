import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { type Language, textsIn } from '../shared/texts';
import { countryChoices, isCountry, needsPostalCode } from './countries';
import { h } from './dom';
import { isHidden } from './hidden-fields';
import { createTextField } from './text-field';

export type BillingFields = {
  root: HTMLElement;
  address: () => JsonRecord;
  reveal: () => string | null;
  problem: () => string | null;
  focus: () => void;
};

function hiddenFields(elementOptions: JsonRecord): (name: string) => boolean {
  const fields = recordAt(elementOptions, 'fields');
  const address = [fields, recordAt(fields, 'card')].map((level) =>
    recordAt(recordAt(level, 'billingDetails'), 'address'),
  );
  const isAllHidden = isHidden(elementOptions, { method: 'card', name: 'address' });
  return (name) => isAllHidden || address.some((each) => each[name] === 'never');
}

function createCountry(language: Language, chosen: string) {
  const select = h('select', {
    id: 'payment-countryInput',
    class: 'Input Select',
    name: 'country',
    autocomplete: 'billing country',
    'aria-required': 'true',
  });
  for (const { code, name } of countryChoices(language)) {
    select.append(h('option', { value: code, selected: code === chosen }, name));
  }
  const label = h('label', { class: 'Label', for: 'payment-countryInput' }, textsIn(language).country);
  return { select, root: h('div', { class: 'Field Field--country' }, label, select) };
}

/** Country, and the postal code where card networks check it; either may be hidden by the `fields` option. */
export function createBillingFields(
  plan: { language: Language; elementOptions: JsonRecord },
  onInput: () => void,
): BillingFields {
  const { language, elementOptions } = plan;
  const isFieldHidden = hiddenFields(elementOptions);
  const defaults = recordAt(recordAt(recordAt(elementOptions, 'defaultValues'), 'billingDetails'), 'address');
  const wanted = stringAt(defaults, 'country') ?? 'JP';
  const country = createCountry(language, isCountry(wanted) ? wanted : 'JP');
  const postal = createTextField({
    name: 'postalCode',
    label: textsIn(language).postalCode,
    placeholder: '',
    autocomplete: 'billing postal-code',
    inputMode: 'text',
    language,
    format: (text) => text.slice(0, 12),
    check: (text) => (isPostalShown() && text.trim() === '' ? 'incomplete_zip' : null),
    isFull: () => false,
    onInput,
  });
  postal.input.value = stringAt(defaults, 'postal_code') ?? '';
  const isPostalShown = () =>
    !isFieldHidden('country') && !isFieldHidden('postalCode') && needsPostalCode(country.select.value);
  const showPostal = () => {
    postal.root.hidden = !isPostalShown();
  };
  country.root.hidden = isFieldHidden('country');
  country.select.addEventListener('change', () => {
    showPostal();
    onInput();
  });
  showPostal();
  return {
    root: h('div', { class: 'Grid' }, country.root, postal.root),
    address: () => ({
      ...(isFieldHidden('country') ? {} : { country: country.select.value }),
      ...(isPostalShown() ? { postal_code: postal.input.value.trim() } : {}),
    }),
    problem: postal.problem,
    reveal: postal.reveal,
    focus: () => postal.input.focus(),
  };
}
