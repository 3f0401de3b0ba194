import { methodTextsIn } from '../shared/method-texts';
import { h } from './dom';
import type { MethodForm, ViewPlan } from './method-form';
import { redirectIcon } from './method-icon';

/** PayPay asks for nothing here: a note that the payer leaves the page. */
export function createPaypayForm({ language }: ViewPlan): MethodForm {
  const note = h('p', { class: 'MethodLead MethodLead--redirect' }, redirectIcon(), methodTextsIn(language).paypayLead);
  return {
    root: h('div', { class: 'MethodForm' }, note),
    status: () => ({ empty: true, complete: true }),
    validate: () => null,
    showRefusal: () => undefined,
    clear: () => undefined,
    focus: () => undefined,
  };
}
