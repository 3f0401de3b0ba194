import { isRecord, type JsonRecord, recordAt } from '../shared/json';
import type { FrameAddress } from '../shared/messages';
import { connectToParent, type ParentLink } from '../shared/parent-link';
import { failure, isStripeError, type Outcome } from '../shared/stripe-error';
import { type ApiAccess, readAccess } from './api';
import { applyAppearance, loadFonts } from './appearance';
import { confirm, createConfirmationToken, createPaymentMethod, type PaymentCallContext } from './payment-calls';
import { createPaymentView, type PaymentView } from './payment-view';
import { loadSession, type Session } from './session';

type State = {
  link: ParentLink;
  root: HTMLElement;
  access: ApiAccess;
  elementsOptions: JsonRecord;
  elementOptions: JsonRecord;
  session: Session | null;
  view: PaymentView | null;
  lastChange: string;
};

function announceChange(state: State): void {
  if (state.view === null) return;
  const summary = state.view.summary();
  const text = JSON.stringify(summary);
  if (text === state.lastChange) return;
  state.lastChange = text;
  state.link.notify('change', summary);
}

function draw(state: State): void {
  if (state.session === null) return;
  const { access, session, elementsOptions, elementOptions } = state;
  document.documentElement.lang = access.language;
  state.view = createPaymentView({
    language: access.language,
    session,
    elementsOptions,
    elementOptions,
    onChange: () => announceChange(state),
  });
  state.root.replaceChildren(state.view.root);
  if (elementOptions['readOnly'] === true) state.root.inert = true;
  else state.root.inert = false;
}

async function load(state: State): Promise<Outcome<JsonRecord>> {
  const loaded = await loadSession(state.access, state.elementsOptions);
  if (!loaded.ok) {
    state.root.replaceChildren();
    state.link.notify('loaderror', { error: loaded.error });
    return loaded;
  }
  state.session = loaded.value;
  draw(state);
  state.link.notify('ready');
  return { ok: true, value: {} };
}

/** Runs one call on the drawn element and shows a card's refusal beside the field that caused it. */
async function withView(
  state: State,
  run: (context: PaymentCallContext) => Promise<Outcome<JsonRecord>>,
): Promise<Outcome<JsonRecord>> {
  const { access, view, session, elementsOptions } = state;
  if (view === null || session === null) {
    return failure('invalid_request_error', 'The Payment Element has not finished loading.');
  }
  const invalid = view.validate();
  if (invalid !== null) return { ok: false, error: invalid };
  state.root.inert = true;
  try {
    const outcome = await run({ access, view, session, elementsOptions });
    if (!outcome.ok && outcome.error.type === 'card_error') view.form.showRefusal(outcome.error);
    return outcome;
  } finally {
    state.root.inert = state.elementOptions['readOnly'] === true;
  }
}

function paymentMethods(state: State) {
  return {
    validate: () => withView(state, async () => ({ ok: true, value: { selectedPaymentMethod: 'card' } })),
    confirm: (params: JsonRecord) => withView(state, (context) => confirm(context, params)),
    'create-payment-method': (params: JsonRecord) =>
      withView(state, (context) => createPaymentMethod(context, recordAt(params, 'params'))),
    'create-confirmation-token': (params: JsonRecord) =>
      withView(state, (context) => createConfirmationToken(context, recordAt(params, 'params'))),
    'show-error': (params: JsonRecord) => {
      const { error } = params;
      if (isStripeError(error) && state.view?.selected() === null) state.view.form.showRefusal(error);
      return { ok: true, value: {} };
    },
  };
}

function changeOptions(state: State, params: JsonRecord): Outcome<JsonRecord> {
  const next = recordAt(params, 'elementsOptions');
  const isLocaleNew = next['locale'] !== state.elementsOptions['locale'];
  state.elementsOptions = next;
  applyAppearance(next);
  void loadFonts(next);
  if (isLocaleNew) {
    state.access = { ...state.access, language: readAccess({ locale: next['locale'] }).language };
    draw(state);
  }
  return { ok: true, value: {} };
}

function drawingMethods(state: State) {
  return {
    init: (params: JsonRecord) => {
      state.access = readAccess(params);
      state.elementsOptions = recordAt(params, 'elementsOptions');
      state.elementOptions = recordAt(params, 'elementOptions');
      applyAppearance(state.elementsOptions);
      void loadFonts(state.elementsOptions);
      return load(state);
    },
    'update-elements': (params: JsonRecord) => changeOptions(state, params),
    'update-element': (params: JsonRecord) => {
      state.elementOptions = isRecord(params['elementOptions']) ? params['elementOptions'] : {};
      draw(state);
      return { ok: true, value: {} };
    },
    'fetch-updates': () => load(state),
    focus: () => state.view?.focus(),
    blur: () => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined),
    clear: () => state.view?.form.clear(),
    collapse: () => undefined,
  };
}

function watch({ link, root }: State): void {
  const measure = () => link.notify('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(document.body);
  root.addEventListener('focusin', (event) => {
    if (event.relatedTarget === null) link.notify('focus');
  });
  root.addEventListener('focusout', (event) => {
    if (event.relatedTarget === null) link.notify('blur');
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') link.notify('escape');
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) link.notify('submit');
  });
}

export function startPaymentFrame(address: FrameAddress, root: HTMLElement): void {
  const state: State = {
    link: { notify: () => undefined },
    root,
    access: readAccess({ locale: address.locale }),
    elementsOptions: {},
    elementOptions: {},
    session: null,
    view: null,
    lastChange: '',
  };
  if (address.loader === 'never') root.replaceChildren();
  applyAppearance({});
  state.link = connectToParent(address.parentOrigin, { ...drawingMethods(state), ...paymentMethods(state) });
  watch(state);
}
