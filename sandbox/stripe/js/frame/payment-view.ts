import { validationText } from '../shared/error-texts';
import { type JsonRecord, listAt } from '../shared/json';
import { methodTextsIn } from '../shared/method-texts';
import { type MethodType, orderMethods } from '../shared/methods';
import { type StripeJsError, stripeError } from '../shared/stripe-error';
import { type CardMethod, createCardMethod } from './card-method';
import type { Choice } from './choice';
import { h } from './dom';
import { createKonbiniForm, type KonbiniForm } from './konbini-form';
import type { MethodForm, ViewPlan } from './method-form';
import { methodIcon } from './method-icon';
import { createChooser } from './payment-chooser';
import { createPaypayForm } from './paypay-form';
import { savedChoices } from './saved-cards';
import type { SavedCard } from './session';

type Forms = { card: CardMethod; konbini: KonbiniForm; paypay: MethodForm };

export type PaymentView = {
  root: HTMLElement;
  forms: Forms;
  /** The chosen line's key, to choose it again after the element was drawn anew; null while collapsed. */
  selectedKey: () => string | null;
  select: (key: string | null) => void;
  has: (key: string) => boolean;
  selectedType: () => MethodType | null;
  savedCard: () => SavedCard | null;
  wantsSave: () => boolean | null;
  summary: () => JsonRecord;
  validate: () => StripeJsError | null;
  showRefusal: (error: StripeJsError) => void;
  clear: () => void;
  focus: () => void;
};

function methodChoices(plan: ViewPlan, forms: Forms): Choice[] {
  const texts = methodTextsIn(plan.language);
  const hasSaved = plan.session.savedCards.length > 0;
  const types = orderMethods(plan.session.types, listAt(plan.elementOptions, 'paymentMethodOrder'));
  return types.map((type) => ({
    key: type,
    type,
    saved: null,
    label: type === 'card' && hasSaved ? texts.newCard : texts.names[type],
    note: null,
    icon: methodIcon(type),
    panel: forms[type].root,
    aside: null,
  }));
}

/** The whole Payment Element: the customer's cards and the methods offered, each with its form. */
export function createPaymentView(plan: ViewPlan): PaymentView {
  const { session } = plan;
  const forms = { card: createCardMethod(plan), konbini: createKonbiniForm(plan), paypay: createPaypayForm(plan) };
  const saved = savedChoices(plan);
  const methods = methodChoices(plan, forms);
  const choices = [...saved, ...methods];
  const initial = choices.find(({ key }) => key === session.defaultCardId) ?? choices[0];
  const chooser = createChooser(plan, { saved, methods, initial: initial?.key ?? null });
  const chosen = () => choices.find(({ key }) => key === chooser.selected()) ?? null;
  const form = () => {
    const choice = chosen();
    return choice === null || choice.saved !== null ? null : forms[choice.type];
  };
  const wantsSave = () => (form() === forms.card ? forms.card.wantsSave() : null);
  return {
    root: h('div', { class: 'PaymentElement' }, chooser.root),
    forms,
    selectedKey: chooser.selected,
    select: chooser.select,
    has: (key) => choices.some((choice) => choice.key === key),
    selectedType: () => chosen()?.type ?? null,
    savedCard: () => chosen()?.saved ?? null,
    wantsSave,
    summary: () => summarize(chosen(), { form: form(), saving: wantsSave() }),
    validate: () => {
      if (chosen() !== null) return form()?.validate() ?? null;
      const code = 'incomplete_payment_details';
      chooser.focus();
      return stripeError('validation_error', validationText(code, plan.language), code);
    },
    showRefusal: (error) => form()?.showRefusal(error),
    clear: () => {
      for (const each of Object.values(forms)) each.clear();
    },
    focus: () => (choices.length === 1 ? form()?.focus() : chooser.focus()),
  };
}

/** What the `change` event tells of the chosen line. */
function summarize(choice: Choice | null, state: { form: MethodForm | null; saving: boolean | null }): JsonRecord {
  if (choice === null) return { empty: true, complete: false, collapsed: true, type: '' };
  return {
    ...(state.form?.status() ?? { empty: false, complete: true }),
    collapsed: false,
    type: choice.type,
    ...(choice.saved === null ? {} : { payment_method: choice.saved.method }),
    ...(state.saving === null ? {} : { savePaymentMethod: state.saving }),
  };
}
