import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { textsIn } from '../shared/texts';
import { createCardForm } from './card-form';
import { h } from './dom';
import type { MethodForm, ViewPlan } from './method-form';

export type CardMethod = MethodForm & {
  read: () => { card: JsonRecord; address: JsonRecord };
  /** Null when saving is not offered. */
  wantsSave: () => boolean | null;
};

function createSaveBox(plan: ViewPlan): { root: HTMLElement; input: HTMLInputElement } {
  const input = h('input', { type: 'checkbox', id: 'payment-savePaymentMethodInput', name: 'savePaymentMethod' });
  input.addEventListener('change', plan.onChange);
  const label = h('label', { class: 'SaveBox', for: input.id }, input, h('span', {}, textsIn(plan.language).saveCard));
  return { root: label, input };
}

function createTerms(plan: ViewPlan): HTMLElement | null {
  const { elementsOptions, elementOptions, session } = plan;
  const wanted = stringAt(recordAt(elementOptions, 'terms'), 'card') ?? 'auto';
  const usage = elementsOptions['setupFutureUsage'] ?? session.intent?.['setup_future_usage'];
  const isSaving =
    elementsOptions['mode'] === 'setup' || session.intent?.object === 'setup_intent' || usage === 'off_session';
  if (wanted === 'never' || (wanted === 'auto' && !isSaving)) return null;
  const business = stringAt(recordAt(elementOptions, 'business'), 'name') ?? session.businessName;
  return h('p', { class: 'TermsText' }, textsIn(plan.language).setupTerms(business));
}

/** A new card: the form, the offer to save it, the terms of saving. */
export function createCardMethod(plan: ViewPlan): CardMethod {
  const { language, elementOptions, onChange } = plan;
  const form = createCardForm({ language, elementOptions, onInput: onChange });
  const save = plan.session.canSave ? createSaveBox(plan) : null;
  const terms = createTerms(plan);
  const root = h('div', { class: 'CardMethod' }, form.root);
  if (save !== null) root.append(save.root);
  if (terms !== null) root.append(terms);
  return { ...form, root, wantsSave: () => save?.input.checked ?? null };
}
