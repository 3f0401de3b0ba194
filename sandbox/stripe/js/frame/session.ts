import { readBrand } from '../shared/brands';
import type { CardBrand } from '../shared/card-number';
import type { Intent } from '../shared/intent';
import { isRecord, type JsonRecord, listAt, recordAt, stringAt } from '../shared/json';
import { isMethodType, type MethodType } from '../shared/methods';
import { type Outcome, type StripeJsError, stripeError } from '../shared/stripe-error';
import { type ApiAccess, callApi } from './api';
import { findIntent } from './find-intent';

export type SavedCard = {
  id: string;
  brand: CardBrand;
  last4: string;
  expMonth: number;
  expYear: number;
  method: JsonRecord;
};

export type Session = {
  businessName: string;
  savedCards: SavedCard[];
  defaultCardId: string | null;
  /** The methods that account, amount and currency permit, best first. */
  types: MethodType[];
  canRemove: boolean;
  canSave: boolean;
  saveUsage: string;
  intent: Intent | null;
};

function readSavedCard(method: unknown): SavedCard | null {
  const card = recordAt(method, 'card');
  const id = stringAt(method, 'id');
  const last4 = stringAt(card, 'last4');
  const { exp_month: expMonth, exp_year: expYear } = card;
  if (!isRecord(method) || id === null || last4 === null) return null;
  if (typeof expMonth !== 'number' || typeof expYear !== 'number') return null;
  return { id, brand: readBrand(stringAt(card, 'brand')), last4, expMonth, expYear, method };
}

function readSession(answer: JsonRecord, intent: Intent | null): Session {
  const customer = recordAt(answer, 'customer');
  const element = recordAt(recordAt(recordAt(customer, 'customer_session'), 'components'), 'payment_element');
  const features = recordAt(element, 'features');
  const types = listAt(recordAt(answer, 'payment_method_preference'), 'ordered_payment_method_types').filter((type) =>
    isMethodType(type),
  );
  return {
    businessName: stringAt(answer, 'business_name') ?? '',
    savedCards: types.includes('card')
      ? listAt(customer, 'payment_methods')
          .map(readSavedCard)
          .filter((card) => card !== null)
      : [],
    defaultCardId: stringAt(customer, 'default_payment_method'),
    types,
    canRemove: features['payment_method_remove'] === 'enabled',
    canSave: features['payment_method_save'] === 'enabled',
    saveUsage: stringAt(features, 'payment_method_save_usage') ?? 'off_session',
    intent,
  };
}

function sessionParams(options: JsonRecord): JsonRecord {
  const secret = stringAt(options, 'clientSecret');
  const customer = options['customerSessionClientSecret'];
  const shared = customer === undefined ? {} : { customer_session_client_secret: customer };
  if (secret !== null) {
    const type = secret.startsWith('seti_') ? 'setup_intent' : 'payment_intent';
    return { type, client_secret: secret, ...shared };
  }
  const deferred = {
    mode: options['mode'],
    amount: options['amount'],
    currency: options['currency'],
    setup_future_usage: options['setupFutureUsage'] ?? undefined,
    capture_method: options['captureMethod'],
    on_behalf_of: options['onBehalfOf'],
    allowed_payment_method_types: options['allowedPaymentMethodTypes'],
    excluded_payment_method_types: options['excludedPaymentMethodTypes'],
    payment_method_configuration: options['paymentMethodConfiguration'],
  };
  return { type: 'deferred_intent', deferred_intent: deferred, ...shared };
}

/** Null when the intent can still be paid. */
function refuseFinished(intent: Intent): StripeJsError | null {
  const isOpen = /^requires_(payment_method|confirmation|action)$/.test(intent.status);
  if (isOpen) return null;
  return stripeError(
    'invalid_request_error',
    `The intent is in a terminal state (${intent.status}) and cannot be used to initialize Elements.`,
    intent.object === 'setup_intent' ? 'setup_intent_unexpected_state' : 'payment_intent_unexpected_state',
  );
}

/** What the Payment Element needs before it can be drawn: methods, saved cards, whether saving is offered, the intent. */
export async function loadSession(access: ApiAccess, elementsOptions: JsonRecord): Promise<Outcome<Session>> {
  const params = { ...sessionParams(elementsOptions), locale: access.language };
  const secret = stringAt(elementsOptions, 'clientSecret');
  const [answer, found] = await Promise.all([
    callApi(access, { method: 'GET', path: '/v1/elements/sessions', params }),
    secret === null ? null : findIntent(access, secret),
  ]);
  if (!answer.ok) return answer;
  if (found === null) return { ok: true, value: readSession(answer.value, null) };
  if (!found.ok) return found;
  const error = refuseFinished(found.value);
  return error === null ? { ok: true, value: readSession(answer.value, found.value) } : { ok: false, error };
}
