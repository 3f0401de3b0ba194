import { isRecord, type JsonRecord, recordAt } from '../shared/json';
import type { FrameAddress } from '../shared/messages';
import { connectToParent } from '../shared/parent-link';
import type { Outcome } from '../shared/stripe-error';
import { readAccess } from './api';
import { applyAppearance, loadFonts } from './appearance';
import { paymentMethods, removeCard } from './element-calls';
import { announceChange, createState, draw, type FrameState } from './frame-state';
import { loadSession } from './session';

function announceMethods(state: FrameState, before: readonly string[]): void {
  const types = state.session?.types ?? [];
  if (types.join() === before.join()) return;
  const paymentMethods = Object.fromEntries(types.map((type) => [type, { available: true }]));
  state.link.notify('availablepaymentmethodschange', { paymentMethods });
}

async function load(state: FrameState): Promise<Outcome<JsonRecord>> {
  const before = state.session;
  const loaded = await loadSession(state.access, state.elementsOptions);
  if (!loaded.ok) {
    state.session = null;
    state.view = null;
    state.root.replaceChildren();
    state.link.notify('loaderror', { error: loaded.error });
    return loaded;
  }
  state.session = loaded.value;
  draw(state);
  if (before === null) state.link.notify('ready');
  else announceMethods(state, before.types);
  return { ok: true, value: {} };
}

/** What the list of methods depends on: its change asks the API anew. */
const sessionOptions = [
  'mode',
  'amount',
  'currency',
  'setupFutureUsage',
  'captureMethod',
  'onBehalfOf',
  'allowedPaymentMethodTypes',
  'excludedPaymentMethodTypes',
  'paymentMethodConfiguration',
  'customerSessionClientSecret',
];

async function changeOptions(state: FrameState, params: JsonRecord): Promise<Outcome<JsonRecord>> {
  const [before, next] = [state.elementsOptions, recordAt(params, 'elementsOptions')];
  const differs = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(next[name]);
  state.elementsOptions = next;
  applyAppearance(next);
  void loadFonts(next);
  if (differs('locale')) state.access = { ...state.access, language: readAccess({ locale: next['locale'] }).language };
  if (sessionOptions.some(differs)) return load(state);
  if (differs('locale')) draw(state);
  return { ok: true, value: {} };
}

function drawingMethods(state: FrameState) {
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
    clear: () => state.view?.clear(),
    collapse: () => {
      state.view?.select(null);
      announceChange(state);
    },
  };
}

function watch({ link, root }: FrameState): void {
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
  const state = createState(root, address.locale);
  state.onRemove = (id) => void removeCard(state, id);
  if (address.loader === 'never') root.replaceChildren();
  applyAppearance({});
  state.link = connectToParent(address.parentOrigin, { ...drawingMethods(state), ...paymentMethods(state) });
  watch(state);
}
