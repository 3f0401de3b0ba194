import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import type { Outcome } from '../shared/stripe-error';
import { type ApiAccess, callApi } from './api';
import type { PaymentView } from './payment-view';
import type { Session } from './session';

export type PaymentCallContext = {
  access: ApiAccess;
  view: PaymentView;
  session: Session;
  elementsOptions: JsonRecord;
};

/** A mistake of the page that shows only once the payer has chosen: thrown there as an IntegrationError. */
export class PageMistake extends Error {}

function allowRedisplay({ view, session, elementsOptions }: PaymentCallContext): string {
  if (view.wantsSave() === true) return 'always';
  const usage = elementsOptions['setupFutureUsage'] ?? session.intent?.['setup_future_usage'];
  return usage === 'off_session' || elementsOptions['mode'] === 'setup' ? 'limited' : 'unspecified';
}

function requireHidden(billing: JsonRecord, name: 'name' | 'email'): void {
  if (billing[name]) return;
  throw new PageMistake(
    `You specified "never" for fields.billing_details.${name} when creating the payment Element, but did not pass confirmParams.payment_method_data.billing_details.${name}. Konbini payments need it.`,
  );
}

/** What the form collects goes before what the page passes. */
function cardData(context: PaymentCallContext, given: JsonRecord): JsonRecord {
  const { card, address } = context.view.forms.card.read();
  const billing = recordAt(given, 'billing_details');
  return {
    ...given,
    type: 'card',
    card,
    billing_details: { ...billing, address: { ...recordAt(billing, 'address'), ...address } },
    allow_redisplay: stringAt(given, 'allow_redisplay') ?? allowRedisplay(context),
  };
}

/** `payment_method_data` of the chosen method. */
function methodData(context: PaymentCallContext, given: JsonRecord): JsonRecord {
  const type = context.view.selectedType();
  if (type === 'card') return cardData(context, given);
  const billing = recordAt(given, 'billing_details');
  if (type === 'paypay') return { ...given, type, billing_details: billing };
  const details = { ...billing, ...context.view.forms.konbini.read().billing };
  requireHidden(details, 'name');
  requireHidden(details, 'email');
  return { ...given, type, billing_details: details };
}

/** The only place where card data leaves the form, straight to the sandbox's own origin. */
export function createPaymentMethod(context: PaymentCallContext, given: JsonRecord): Promise<Outcome<JsonRecord>> {
  return callApi(context.access, {
    method: 'POST',
    path: '/v1/payment_methods',
    params: methodData(context, given),
  });
}

/** The parameters that name or bring the chosen method. A card is made first, so that its number is in no other request. */
export async function methodParams(context: PaymentCallContext, given: JsonRecord): Promise<Outcome<JsonRecord>> {
  const saved = context.view.savedCard();
  if (saved !== null) return { ok: true, value: { payment_method: saved.id } };
  if (context.view.selectedType() !== 'card') {
    return { ok: true, value: { payment_method_data: methodData(context, given) } };
  }
  const created = await createPaymentMethod(context, given);
  return created.ok ? { ok: true, value: { payment_method: stringAt(created.value, 'id') ?? '' } } : created;
}

/** Konbini's confirmation number, unless the page sends one of its own. */
export function methodOptions({ view }: PaymentCallContext, given: JsonRecord): JsonRecord {
  if (view.selectedType() !== 'konbini') return {};
  const number = view.forms.konbini.read().confirmationNumber;
  if (number === null) return {};
  const konbini = { confirmation_number: number, ...recordAt(given, 'konbini') };
  return { payment_method_options: { ...given, konbini } };
}
