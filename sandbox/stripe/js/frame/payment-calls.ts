import { intentPath, parseClientSecret } from '../shared/intent';
import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { failure, type Outcome } from '../shared/stripe-error';
import { callApi } from './api';
import { findIntent } from './find-intent';
import { findMismatch } from './find-mismatch';
import { methodOptions, methodParams, PageMistake, type PaymentCallContext } from './method-data';

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

function requireReturnUrl({ view }: PaymentCallContext, params: JsonRecord): void {
  if (view.selectedType() !== 'paypay' || params['return_url'] !== undefined) return;
  throw new PageMistake(
    'stripe.confirmPayment(): confirmParams.return_url is required for paypay, which redirects the customer, also with redirect "if_required".',
  );
}

export async function confirm(context: PaymentCallContext, params: JsonRecord): Promise<Outcome<JsonRecord>> {
  const clientSecret = stringAt(params, 'clientSecret') ?? '';
  const confirmParams = recordAt(params, 'confirmParams');
  const { payment_method_data: _, ...rest } = confirmParams;
  requireReturnUrl(context, confirmParams);
  const path = await checkDeferred(context, clientSecret);
  if (!path.ok) return path;
  const method = await methodParams(context, recordAt(confirmParams, 'payment_method_data'));
  if (!method.ok) return method;
  const isSaved = context.view.wantsSave() === true && clientSecret.startsWith('pi_');
  return callApi(context.access, {
    method: 'POST',
    path: path.value,
    params: {
      ...rest,
      ...method.value,
      ...methodOptions(context, recordAt(confirmParams, 'payment_method_options')),
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
  const { payment_method_data: _, ...rest } = given;
  const method = await methodParams(context, recordAt(given, 'payment_method_data'));
  if (!method.ok) return method;
  const usage =
    context.view.wantsSave() === true ? context.session.saveUsage : context.elementsOptions['setupFutureUsage'];
  const params = {
    ...rest,
    ...method.value,
    ...methodOptions(context, {}),
    ...(typeof usage === 'string' ? { setup_future_usage: usage } : {}),
  };
  return callApi(context.access, { method: 'POST', path: '/v1/confirmation_tokens', params });
}

/** Takes a saved card from its customer, with the right that the customer session gives. */
export function removeSavedCard(context: PaymentCallContext, id: string): Promise<Outcome<JsonRecord>> {
  const secret = context.elementsOptions['customerSessionClientSecret'];
  return callApi(context.access, {
    method: 'POST',
    path: `/v1/elements/payment_methods/${id}/detach`,
    params: { customer_session_client_secret: secret },
  });
}
