import { type JsonRecord, stringAt } from '../shared/json';
import { failure, type Outcome } from '../shared/stripe-error';
import type { ElementsMembers, PaymentElementMembers } from './contract';
import { readOutcome } from './controller';
import { createElementEvents } from './element-events';
import { isDeferred, mergeElementsOptions, readElementsOptions } from './elements-options';
import { IntegrationError } from './integration-error';
import { createPaymentElement, type PaymentElementInside } from './payment-element';
import { plainRecord, type Settings } from './settings';

/** What `stripe.confirm…` and `stripe.create…` need from an Elements group. */
export type ElementsInside = {
  settings: Settings;
  options: () => JsonRecord;
  elementOptions: () => JsonRecord;
  isSubmitted: () => boolean;
  forgetSubmission: () => void;
  call: (method: string, params: JsonRecord) => Promise<Outcome<JsonRecord>>;
  isMounted: () => boolean;
};

const insides = new WeakMap<object, ElementsInside>();

export function insideOf(elements: unknown): ElementsInside | null {
  return typeof elements === 'object' && elements !== null ? (insides.get(elements) ?? null) : null;
}

function refuseElement(type: unknown): never {
  throw new IntegrationError(
    `A valid Element name must be provided. The sandbox has the payment Element only. You specified: ${String(type)}.`,
  );
}

function createState(settings: Settings, given: unknown) {
  const state = {
    settings,
    options: readElementsOptions(given),
    payment: plainPayment(),
    isSubmitted: false,
  };
  const locale = stringAt(state.options, 'locale');
  if (locale !== null) state.settings = { ...settings, locale };
  return state;
}

function plainPayment(): { current: PaymentElementInside | null } {
  return { current: null };
}

type State = ReturnType<typeof createState>;

function callFrame(state: State, method: string, params: JsonRecord): Promise<Outcome<JsonRecord>> {
  const link = state.payment.current?.link() ?? null;
  if (link === null) return Promise.resolve(failure('invalid_request_error', 'The Payment Element is not mounted.'));
  return readOutcome(link.call(method, params));
}

function createElement(state: State, type: unknown, given: unknown): PaymentElementMembers {
  if (type !== 'payment') refuseElement(type);
  if (state.payment.current !== null) {
    throw new IntegrationError('Can only create one Element of type payment through Elements.');
  }
  const inside = createPaymentElement({
    settings: state.settings,
    loader: stringAt(state.options, 'loader') ?? 'auto',
    options: plainRecord(given),
    elementsOptions: () => state.options,
    onDestroy: () => {
      state.payment.current = null;
    },
  });
  state.payment.current = inside;
  return inside.element;
}

async function submit(state: State) {
  if (state.payment.current?.link() == null) {
    throw new IntegrationError(
      'Invalid value for elements.submit(): elements should have a mounted Payment Element or Express Checkout Element.',
    );
  }
  const checked = await callFrame(state, 'validate', {});
  if (!checked.ok) return { error: checked.error };
  state.isSubmitted = true;
  return { selectedPaymentMethod: stringAt(checked.value, 'selectedPaymentMethod') ?? '' };
}

export function createElements(settings: Settings, given: unknown): ElementsMembers {
  const state = createState(settings, given);
  const events = createElementEvents();
  const elements = {
    create: (type: unknown, options?: unknown) => createElement(state, type, options),
    getElement: (type: unknown) => (type === 'payment' ? (state.payment.current?.element ?? null) : null),
    update: async (changes: unknown): Promise<void> => {
      state.options = mergeElementsOptions(state.options, changes);
      const locale = stringAt(state.options, 'locale');
      if (locale !== null) state.settings = { ...state.settings, locale };
      if (state.payment.current?.link() != null)
        await callFrame(state, 'update-elements', { elementsOptions: state.options });
      events.emit('update-end', undefined);
    },
    on: (name: unknown, listener: unknown) => events.on(name, listener),
    submit: () => submit(state),
    fetchUpdates: async () => {
      if (isDeferred(state.options)) {
        throw new IntegrationError(
          'elements.fetchUpdates() can only be used when Elements was created with a clientSecret.',
        );
      }
      const updated = await callFrame(state, 'fetch-updates', {});
      return updated.ok ? {} : { error: { message: updated.error.message } };
    },
  } satisfies ElementsMembers;
  insides.set(elements, {
    settings: state.settings,
    options: () => state.options,
    elementOptions: () => state.payment.current?.options() ?? {},
    isSubmitted: () => state.isSubmitted,
    forgetSubmission: () => {
      state.isSubmitted = false;
    },
    call: (method, params) => callFrame(state, method, params),
    isMounted: () => state.payment.current?.link() != null,
  });
  return elements;
}
