import { type IntentKind, parseClientSecret } from '../shared/intent';
import { isRecord, type JsonRecord, stringAt } from '../shared/json';
import { isAbsoluteUrl } from '../shared/return-url';
import { type ElementsInside, insideOf } from './elements';
import { isDeferred } from './elements-options';
import { checkHiddenFields } from './hidden-fields';
import { describe, IntegrationError } from './integration-error';
import { plainRecord } from './settings';

export type ConfirmPlan = {
  clientSecret: string;
  elements: ElementsInside | null;
  confirmParams: JsonRecord;
  returnUrl: string | null;
  redirect: 'always' | 'if_required';
};

export function callName(kind: IntentKind): string {
  return kind === 'payment' ? 'stripe.confirmPayment()' : 'stripe.confirmSetup()';
}

/** The client secret, which must belong to an intent of the kind that the called function handles. */
export function checkClientSecret(kind: IntentKind, secret: unknown, name: string): string {
  const parsed = parseClientSecret(secret);
  const wanted = kind === 'payment' ? 'PaymentIntent' : 'SetupIntent';
  if (parsed === null || typeof secret !== 'string') {
    throw new IntegrationError(
      `Invalid value for ${name} intent secret: value should be a client secret of the form {id}_secret_{secret}. You specified: ${describe(secret)}.`,
    );
  }
  if (parsed.kind !== kind) {
    const got = kind === 'payment' ? 'SetupIntent' : 'PaymentIntent';
    throw new IntegrationError(
      `Invalid value for ${name} intent secret: value should be a ${wanted} client secret. You specified: a ${got} client secret.`,
    );
  }
  return secret;
}

/** Elements that the payer has filled in: mounted and, when deferred, submitted. */
export function checkElements(given: unknown, name: string): ElementsInside {
  const elements = insideOf(given);
  if (elements === null) {
    throw new IntegrationError(
      `Invalid value for ${name}: elements should be an Elements object. You specified: ${describe(given)}.`,
    );
  }
  if (!elements.isMounted()) {
    throw new IntegrationError(
      `Invalid value for ${name}: elements should have a mounted Payment Element or Express Checkout Element.`,
    );
  }
  if (isDeferred(elements.options()) && !elements.isSubmitted()) {
    throw new IntegrationError(`elements.submit() must be called before ${name}.`);
  }
  return elements;
}

function readReturnUrl(confirmParams: JsonRecord, plan: { redirect: string; name: string }): string | null {
  const given = confirmParams['return_url'];
  if (given === undefined && plan.redirect === 'if_required') return null;
  if (given === undefined) {
    throw new IntegrationError(
      `Missing value for ${plan.name}: confirmParams.return_url is required unless redirect is "if_required".`,
    );
  }
  if (isAbsoluteUrl(given)) return given;
  throw new IntegrationError(
    `Invalid value for ${plan.name}: confirmParams.return_url should be a fully qualified URL with http or https. You specified: ${String(given)}.`,
  );
}

export function readConfirmOptions(kind: IntentKind, given: unknown): ConfirmPlan {
  const name = callName(kind);
  if (!isRecord(given)) {
    throw new IntegrationError(`Invalid value for ${name}: expected an object. You specified: ${describe(given)}.`);
  }
  const redirect = given['redirect'] ?? 'always';
  if (redirect !== 'always' && redirect !== 'if_required') {
    throw new IntegrationError(`Invalid value for ${name}: redirect should be "always" or "if_required".`);
  }
  const confirmParams = plainRecord(given['confirmParams']);
  const returnUrl = readReturnUrl(confirmParams, { redirect, name });
  if (given['elements'] === undefined && given['clientSecret'] === undefined) {
    throw new IntegrationError(`Missing value for ${name}: elements or clientSecret should be given.`);
  }
  const elements = given['elements'] === undefined ? null : checkElements(given['elements'], name);
  if (elements !== null) checkHiddenFields(elements, { given: confirmParams, name });
  const ownSecret = stringAt(elements?.options() ?? {}, 'clientSecret');
  if (elements !== null && ownSecret === null && given['clientSecret'] === undefined) {
    throw new IntegrationError(
      `Missing value for ${name}: clientSecret is required when Elements was created without one (deferred intent).`,
    );
  }
  const clientSecret = checkClientSecret(kind, given['clientSecret'] ?? ownSecret, name);
  return { clientSecret, elements, confirmParams, returnUrl, redirect };
}
