import { type Intent, intentPath, parseClientSecret } from '../shared/intent';
import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { failure, type Outcome } from '../shared/stripe-error';
import { type ApiAccess, callApi } from './api';
import { findIntent } from './find-intent';
import type { PaymentView } from './payment-view';
import type { Session } from './session';

export type PaymentCallContext = {
  access: ApiAccess;
  view: PaymentView;
  session: Session;
  elementsOptions: JsonRecord;
};

function mismatch(name: string, pair: { provided: unknown; expected: unknown }): string | null {
  const [provided, expected] = [pair.provided ?? null, pair.expected ?? null];
  if (provided === expected) return null;
  return `The provided ${name} (${String(provided)}) does not match the expected ${name} (${String(expected)}).`;
}

/** Deferred Elements were drawn for an amount, a currency and a usage; the intent must have the same. Null when it has. */
export function findMismatch(options: JsonRecord, intent: Intent): string | null {
  const isSetup = intent.object === 'setup_intent';
  if ((options['mode'] === 'setup') !== isSetup) {
    return mismatch('mode', { provided: options['mode'], expected: isSetup ? 'setup' : 'payment' });
  }
  if (isSetup) return null;
  const isManual = (method: unknown) => (method === 'manual' ? 'manual' : 'automatic');
  return (
    mismatch('amount', { provided: options['amount'], expected: intent['amount'] }) ??
    mismatch('currency', { provided: options['currency'], expected: intent['currency'] }) ??
    mismatch('setup_future_usage', {
      provided: options['setupFutureUsage'],
      expected: intent['setup_future_usage'],
    }) ??
    mismatch('capture_method', {
      provided: isManual(options['captureMethod']),
      expected: isManual(intent['capture_method']),
    })
  );
}

async function checkDeferred(context: PaymentCallContext, clientSecret: string): Promise<Outcome<string>> {
  const parsed = parseClientSecret(clientSecret);
  if (parsed === null) return failure('invalid_request_error', 'The client secret is malformed.');
  const path = `${intentPath(parsed.kind, parsed.id)}/confirm`;
  if (context.elementsOptions['clientSecret'] !== undefined) return { ok: true, value: path };
  const found = await findIntent(context.access, clientSecret);
  if (!found.ok) return found;
  const wrong = findMismatch(context.elementsOptions, found.value);
  return wrong === null ? { ok: true, value: path } : failure('invalid_request_error', wrong);
}

function allowRedisplay(context: PaymentCallContext): string {
  if (context.view.wantsSave() === true) return 'always';
  const usage = context.elementsOptions['setupFutureUsage'] ?? context.session.intent?.['setup_future_usage'];
  return usage === 'off_session' || context.elementsOptions['mode'] === 'setup' ? 'limited' : 'unspecified';
}

/** The only place where card data leaves the form, straight to the sandbox's own origin. */
export function createPaymentMethod(context: PaymentCallContext, given: JsonRecord): Promise<Outcome<JsonRecord>> {
  const { card, address } = context.view.form.read();
  const billing = recordAt(given, 'billing_details');
  const params = {
    ...given,
    type: 'card',
    card,
    billing_details: { ...billing, address: { ...address, ...recordAt(billing, 'address') } },
    allow_redisplay: stringAt(given, 'allow_redisplay') ?? allowRedisplay(context),
  };
  return callApi(context.access, { method: 'POST', path: '/v1/payment_methods', params });
}

async function paymentMethodId(context: PaymentCallContext, given: JsonRecord): Promise<Outcome<string>> {
  const saved = context.view.selected();
  if (saved !== null) return { ok: true, value: saved.id };
  const created = await createPaymentMethod(context, given);
  if (!created.ok) return created;
  return { ok: true, value: stringAt(created.value, 'id') ?? '' };
}

export async function confirm(context: PaymentCallContext, params: JsonRecord): Promise<Outcome<JsonRecord>> {
  const clientSecret = stringAt(params, 'clientSecret') ?? '';
  const { payment_method_data: methodData, ...rest } = recordAt(params, 'confirmParams');
  const path = await checkDeferred(context, clientSecret);
  if (!path.ok) return path;
  const method = await paymentMethodId(context, recordAt({ methodData }, 'methodData'));
  if (!method.ok) return method;
  const isSaved = context.view.wantsSave() === true && clientSecret.startsWith('pi_');
  return callApi(context.access, {
    method: 'POST',
    path: path.value,
    params: {
      ...rest,
      payment_method: method.value,
      ...(isSaved ? { setup_future_usage: context.session.saveUsage } : {}),
      use_stripe_sdk: true,
      client_secret: clientSecret,
    },
  });
}

export async function createConfirmationToken(
  context: PaymentCallContext,
  given: JsonRecord,
): Promise<Outcome<JsonRecord>> {
  const { payment_method_data: methodData, ...rest } = given;
  const method = await paymentMethodId(context, recordAt({ methodData }, 'methodData'));
  if (!method.ok) return method;
  const usage =
    context.view.wantsSave() === true ? context.session.saveUsage : context.elementsOptions['setupFutureUsage'];
  const params = {
    ...rest,
    payment_method: method.value,
    ...(typeof usage === 'string' ? { setup_future_usage: usage } : {}),
  };
  return callApi(context.access, { method: 'POST', path: '/v1/confirmation_tokens', params });
}
