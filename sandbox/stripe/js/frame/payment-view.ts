import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import type { StripeJsError } from '../shared/stripe-error';
import { type Language, textsIn } from '../shared/texts';
import { type CardForm, createCardForm } from './card-form';
import { h } from './dom';
import { createSavedCards } from './saved-cards';
import type { SavedCard, Session } from './session';

export type PaymentView = {
  root: HTMLElement;
  form: CardForm;
  selected: () => SavedCard | null;
  wantsSave: () => boolean | null;
  summary: () => JsonRecord;
  validate: () => StripeJsError | null;
  focus: () => void;
};

export type ViewPlan = {
  language: Language;
  session: Session;
  elementsOptions: JsonRecord;
  elementOptions: JsonRecord;
  onChange: () => void;
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

/** The whole Payment Element: saved cards when there are any, the card form, the offer to save, the terms. */
export function createPaymentView(plan: ViewPlan): PaymentView {
  const { language, session, elementOptions } = plan;
  const form = createCardForm({ language, elementOptions, onInput: plan.onChange });
  const save = session.canSave ? createSaveBox(plan) : null;
  const terms = createTerms(plan);
  const newCard = [form.root, ...(save === null ? [] : [save.root])];
  const hasSaved = session.savedCards.length > 0;
  const saved = hasSaved
    ? createSavedCards({
        language,
        cards: session.savedCards,
        defaultId: session.defaultCardId,
        onSelect: plan.onChange,
      })
    : null;
  saved?.newCardPanel.append(...newCard);
  const root = h('div', { class: 'PaymentElement' }, ...(saved === null ? newCard : [saved.root]));
  if (terms !== null) root.append(terms);

  const selected = () => saved?.selected() ?? null;
  const wantsSave = () => (save === null || selected() !== null ? null : save.input.checked);
  return {
    root,
    form,
    selected,
    wantsSave,
    summary: () => {
      const card = selected();
      const method = card === null ? {} : { payment_method: card.method };
      const status = card === null ? form.status() : { empty: false, complete: true };
      const saving = wantsSave();
      return { ...status, collapsed: false, ...method, ...(saving === null ? {} : { savePaymentMethod: saving }) };
    },
    validate: () => (selected() === null ? form.validate() : null),
    focus: () => (saved === null ? form.focus() : saved.focus()),
  };
}
