import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { failure, isStripeError, type Outcome } from '../shared/stripe-error';
import { draw, type FrameState, freeze } from './frame-state';
import { createPaymentMethod, PageMistake, type PaymentCallContext } from './method-data';
import { confirm, createConfirmationToken, removeSavedCard } from './payment-calls';
import type { SavedCard } from './session';

type Answer = Outcome<JsonRecord> | { mistake: string };

/** Runs one call on the drawn element and shows a refusal beside the field that caused it. */
async function withView(
  state: FrameState,
  run: (context: PaymentCallContext) => Promise<Outcome<JsonRecord>>,
): Promise<Answer> {
  const { access, view, session, elementsOptions } = state;
  if (view === null || session === null) {
    return failure('invalid_request_error', 'The Payment Element has not finished loading.');
  }
  const invalid = view.validate();
  if (invalid !== null) return { ok: false, error: invalid };
  freeze(state, true);
  try {
    const outcome = await run({ access, view, session, elementsOptions });
    if (!outcome.ok) view.showRefusal(outcome.error);
    return outcome;
  } catch (error) {
    if (error instanceof PageMistake) return { mistake: error.message };
    throw error;
  } finally {
    freeze(state, false);
  }
}

export function paymentMethods(state: FrameState) {
  return {
    validate: () =>
      withView(state, async ({ view }) => ({ ok: true, value: { selectedPaymentMethod: view.selectedType() } })),
    confirm: (params: JsonRecord) => withView(state, (context) => confirm(context, params)),
    'create-payment-method': (params: JsonRecord) =>
      withView(state, (context) => createPaymentMethod(context, recordAt(params, 'params'))),
    'create-confirmation-token': (params: JsonRecord) =>
      withView(state, (context) => createConfirmationToken(context, recordAt(params, 'params'))),
    'show-error': (params: JsonRecord) => {
      const { error } = params;
      if (isStripeError(error)) state.view?.showRefusal(error);
      return { ok: true, value: {} };
    },
  };
}

function withoutCard(state: FrameState, card: SavedCard): void {
  if (state.session === null) return;
  const wasChosen = state.view?.savedCard()?.id === card.id;
  state.session = { ...state.session, savedCards: state.session.savedCards.filter(({ id }) => id !== card.id) };
  if (wasChosen) state.view?.select(state.session.savedCards[0]?.id ?? 'card');
  draw(state);
  state.view?.focus();
}

/** Removes a saved card at the payer's wish and tells the page how it went. */
export async function removeCard(state: FrameState, id: string): Promise<void> {
  const { access, view, session, elementsOptions } = state;
  const card = session?.savedCards.find((each) => each.id === id);
  if (view === null || session === null || card === undefined) return;
  freeze(state, true);
  const removed = await removeSavedCard({ access, view, session, elementsOptions }, id);
  freeze(state, false);
  if (removed.ok) withoutCard(state, card);
  else draw(state);
  const error = removed.ok ? {} : { error: stringAt(removed.error, 'message') ?? '' };
  state.link.notify('savedpaymentmethodremove', { success: removed.ok, payment_method: card.method, ...error });
}
