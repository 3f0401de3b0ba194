import { checkEmail, checkName, checkPhone, readEmail, readPhone } from '../shared/contact';
import { validationText } from '../shared/error-texts';
import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { methodTextsIn } from '../shared/method-texts';
import { stripeError } from '../shared/stripe-error';
import { h } from './dom';
import { isHidden } from './hidden-fields';
import type { MethodForm, ViewPlan } from './method-form';
import { createTextField, type TextField } from './text-field';

export type KonbiniForm = MethodForm & {
  /** Null confirmation number: Stripe makes one up. */
  read: () => { billing: JsonRecord; confirmationNumber: string | null };
};

type Fields = { name: TextField; email: TextField; phone: TextField };

function createFields({ language, onChange: onInput }: ViewPlan): Fields {
  const texts = methodTextsIn(language);
  const shared = { language, onInput, placeholder: '', format: (text: string) => text, isFull: () => false };
  return {
    name: createTextField({
      ...shared,
      name: 'name',
      label: texts.name,
      autocomplete: 'billing name',
      inputMode: 'text',
      check: checkName,
    }),
    email: createTextField({
      ...shared,
      name: 'email',
      label: texts.email,
      placeholder: 'name@example.com',
      autocomplete: 'billing email',
      inputMode: 'email',
      check: checkEmail,
    }),
    phone: createTextField({
      ...shared,
      name: 'phone',
      label: texts.phone,
      autocomplete: 'billing tel-national',
      inputMode: 'tel',
      check: checkPhone,
      isOptional: true,
      hint: texts.phoneHint,
    }),
  };
}

function fillDefaults(fields: Fields, elementOptions: JsonRecord): void {
  const defaults = recordAt(recordAt(elementOptions, 'defaultValues'), 'billingDetails');
  fields.name.input.value = stringAt(defaults, 'name') ?? '';
  fields.email.input.value = stringAt(defaults, 'email') ?? '';
  const phone = stringAt(defaults, 'phone') ?? '';
  fields.phone.input.value = checkPhone(phone) === null ? readPhone(phone) : phone;
}

/** Name and e-mail, which the stores' processor needs, and the phone number that becomes the confirmation number. */
export function createKonbiniForm(plan: ViewPlan): KonbiniForm {
  const fields = createFields(plan);
  fillDefaults(fields, plan.elementOptions);
  const isShown = (name: string) => !isHidden(plan.elementOptions, { method: 'konbini', name });
  const shown = Object.entries(fields).flatMap(([name, field]) => (isShown(name) ? [field] : []));
  const text = (name: keyof Fields) => (isShown(name) ? fields[name].input.value : '');
  const lead = h('p', { class: 'MethodLead' }, methodTextsIn(plan.language).konbiniLead);
  return {
    root: h('div', { class: 'MethodForm' }, lead, ...shown.map(({ root }) => root)),
    status: () => ({
      empty: shown.every(({ input }) => input.value === ''),
      complete: shown.every(({ problem }) => problem() === null),
    }),
    validate: () => {
      const codes = shown.map(({ reveal }) => reveal());
      const at = codes.findIndex((code) => code !== null);
      const code = codes[at];
      if (code === null || code === undefined) return null;
      shown[at]?.input.focus();
      return stripeError('validation_error', validationText(code, plan.language), code);
    },
    read: () => ({
      billing: {
        ...(isShown('name') ? { name: text('name').trim() } : {}),
        ...(isShown('email') ? { email: readEmail(text('email')) } : {}),
      },
      confirmationNumber: readPhone(text('phone')) || null,
    }),
    showRefusal: (error) => {
      const code = stringAt(error, 'code') ?? '';
      const param = stringAt(error, 'param') ?? '';
      const name = (['name', 'email'] as const).find((each) => param.includes(`[${each}]`) || code.startsWith(each));
      const isNumber = code.includes('confirmation_number') || param.includes('confirmation_number');
      const field = isNumber ? 'phone' : name;
      if (field !== undefined && isShown(field)) fields[field].showText(error.message);
    },
    clear: () => {
      for (const { input, showText } of shown) {
        input.value = '';
        showText(null);
      }
      plan.onChange();
    },
    focus: () => shown[0]?.input.focus(),
  };
}
