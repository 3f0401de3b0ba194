import { checkExpiry, formatExpiry, parseExpiry } from '../shared/card-expiry';
import { cvcLengthOf, readDigits } from '../shared/card-number';
import { validationText } from '../shared/error-texts';
import { type JsonRecord, stringAt } from '../shared/json';
import { type StripeJsError, stripeError } from '../shared/stripe-error';
import { type Language, textsIn } from '../shared/texts';
import { createBillingFields } from './billing-fields';
import { cvcIcon } from './brand-icon';
import { createCardNumberField } from './card-number-field';
import { h } from './dom';
import type { MethodForm } from './method-form';
import { createTextField, type TextField } from './text-field';

export type CardForm = MethodForm & { read: () => { card: JsonRecord; address: JsonRecord } };

type Plan = { language: Language; elementOptions: JsonRecord; onInput: () => void };

function createExpiry({ language, onInput }: Plan): TextField {
  const texts = textsIn(language);
  return createTextField({
    name: 'expiry',
    label: texts.expiry,
    placeholder: texts.expiryPlaceholder,
    autocomplete: 'billing cc-exp',
    inputMode: 'numeric',
    language,
    format: formatExpiry,
    check: (text) => checkExpiry(text, new Date()),
    isFull: (text) => parseExpiry(text) !== null,
    onInput,
  });
}

function createCvc({ language, onInput }: Plan, length: () => number): TextField {
  const texts = textsIn(language);
  const field = createTextField({
    name: 'cvc',
    label: texts.cvc,
    placeholder: texts.cvcPlaceholder,
    autocomplete: 'billing cc-csc',
    inputMode: 'numeric',
    language,
    format: (text) => readDigits(text).slice(0, 4),
    check: (text) => (readDigits(text).length === length() ? null : 'incomplete_cvc'),
    isFull: () => false,
    onInput,
  });
  field.wrap.append(h('span', { class: 'BrandIcons', 'aria-hidden': 'true' }, cvcIcon()));
  return field;
}

function moveOnWhenDone(from: TextField, next: TextField, isLong: () => boolean): void {
  from.input.addEventListener('input', () => {
    const isAtEnd = from.input.selectionStart === from.input.value.length;
    if (document.activeElement === from.input && isAtEnd && isLong() && from.problem() === null) next.input.focus();
  });
}

function fieldOfError(error: StripeJsError): 'number' | 'expiry' | 'cvc' {
  const code = stringAt(error, 'code') ?? '';
  if (code.includes('cvc')) return 'cvc';
  return code === 'expired_card' || code.includes('expiry') ? 'expiry' : 'number';
}

export function createCardForm(plan: Plan): CardForm {
  const number = createCardNumberField(plan.language, plan.onInput);
  const expiry = createExpiry(plan);
  const cvc = createCvc(plan, () => cvcLengthOf(number.brand()));
  const billing = createBillingFields(plan, plan.onInput);
  const fields = { number, expiry, cvc };
  const all = [number, expiry, cvc] as const;
  moveOnWhenDone(number, expiry, () => true);
  moveOnWhenDone(expiry, cvc, () => true);

  return {
    root: h('div', { class: 'Grid CardForm' }, number.root, expiry.root, cvc.root, billing.root),
    status: () => ({
      empty: all.every(({ input }) => input.value === ''),
      complete: all.every(({ problem }) => problem() === null) && billing.problem() === null,
    }),
    validate: () => {
      const codes = all.map(({ reveal }) => reveal());
      const postal = billing.reveal();
      const first = all.find((_, index) => codes[index] !== null);
      const code = codes.find((each) => each !== null) ?? postal;
      if (code === null || code === undefined) return null;
      if (first === undefined) billing.focus();
      else first.input.focus();
      return stripeError('validation_error', validationText(code, plan.language), code);
    },
    read: () => {
      const parsed = parseExpiry(expiry.input.value);
      const card: JsonRecord = {
        number: readDigits(number.input.value),
        cvc: readDigits(cvc.input.value),
        exp_month: parsed?.month,
        exp_year: parsed?.year,
      };
      return { card, address: billing.address() };
    },
    showRefusal: (error) => {
      const isAuthentication = (stringAt(error, 'code') ?? '').endsWith('_authentication_failure');
      if (error.type === 'card_error' || isAuthentication) fields[fieldOfError(error)].showText(error.message);
    },
    clear: () => {
      for (const { input, showText } of all) {
        input.value = '';
        input.dispatchEvent(new Event('input'));
        showText(null);
      }
    },
    focus: () => number.input.focus(),
  };
}
