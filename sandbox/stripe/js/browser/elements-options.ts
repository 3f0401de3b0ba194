import { parseClientSecret } from '../shared/intent';
import { isRecord, type JsonRecord } from '../shared/json';
import type { DeferredOptionName, UpdateOptionName } from './contract';
import { describe, IntegrationError } from './integration-error';
import { plainRecord } from './settings';

const deferredNames = [
  'mode',
  'amount',
  'currency',
  'setupFutureUsage',
  'captureMethod',
  'onBehalfOf',
  'allowedPaymentMethodTypes',
  'excludedPaymentMethodTypes',
  'paymentMethodConfiguration',
  'paymentMethodOptions',
  'paymentMethodCreation',
] as const satisfies readonly DeferredOptionName[];

const updatableNames: readonly string[] = [
  'locale',
  'fonts',
  'appearance',
  'mode',
  'currency',
  'amount',
  'setupFutureUsage',
  'captureMethod',
  'excludedPaymentMethodTypes',
  'allowedPaymentMethodTypes',
  'paymentMethodConfiguration',
  'onBehalfOf',
  'customerSessionClientSecret',
  'customPaymentMethods',
] satisfies readonly UpdateOptionName[];

function refuseRemoved(options: JsonRecord, where: string): void {
  for (const name of ['paymentMethodTypes', 'payment_method_types']) {
    if (options[name] === undefined) continue;
    throw new IntegrationError(
      `Invalid ${where} parameter: ${name} is no longer supported. Use allowedPaymentMethodTypes instead.`,
    );
  }
}

function checkAmount(options: JsonRecord): void {
  const { mode, amount } = options;
  if (mode === 'setup') return;
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < (mode === 'payment' ? 1 : 0)) {
    throw new IntegrationError(
      `Invalid value for elements(): amount should be a positive integer in the currency's smallest unit. You specified: ${String(amount)}.`,
    );
  }
}

/** Names that no one knows are the API's to refuse, when the element loads. */
function checkMethodList(options: JsonRecord, name: string): void {
  const given = options[name];
  if (given === undefined) return;
  const isList = Array.isArray(given) && given.every((each) => typeof each === 'string');
  if (isList && (given.length > 0 || name.startsWith('excluded'))) return;
  throw new IntegrationError(
    `Invalid value for elements(): ${name} should be ${name.startsWith('excluded') ? 'an' : 'a non-empty'} array of strings.`,
  );
}

function checkDeferred(options: JsonRecord): void {
  const { mode, currency } = options;
  if (mode !== 'payment' && mode !== 'setup' && mode !== 'subscription') {
    throw new IntegrationError(
      `Invalid value for elements(): mode should be one of payment, setup or subscription. You specified: ${String(mode)}.`,
    );
  }
  if (typeof currency !== 'string' ? mode !== 'setup' : !/^[a-z]{3}$/.test(currency)) {
    throw new IntegrationError(
      `Invalid value for elements(): currency should be a three-letter lowercase code. You specified: ${String(currency)}.`,
    );
  }
  checkAmount(options);
  for (const name of ['allowedPaymentMethodTypes', 'excludedPaymentMethodTypes']) checkMethodList(options, name);
}

export function isDeferred(options: JsonRecord): boolean {
  return options['clientSecret'] === undefined;
}

/** The options of `stripe.elements()`, either with a client secret or deferred (mode, amount, currency). */
export function readElementsOptions(given: unknown): JsonRecord {
  if (given !== undefined && !isRecord(given)) {
    throw new IntegrationError(
      `Invalid value for elements(): options should be an object. You specified: ${describe(given)}.`,
    );
  }
  const options = plainRecord(given);
  refuseRemoved(options, 'stripe.elements()');
  if (isDeferred(options)) {
    checkDeferred(options);
    return options;
  }
  if (parseClientSecret(options['clientSecret']) === null) {
    throw new IntegrationError(
      'Invalid value for elements(): clientSecret should be a client secret of the form {id}_secret_{secret}.',
    );
  }
  const clash = deferredNames.find((name) => options[name] !== undefined);
  if (clash !== undefined) {
    throw new IntegrationError(`Invalid value for elements(): ${clash} cannot be combined with clientSecret.`);
  }
  return options;
}

/** The merged options after `elements.update()`. */
export function mergeElementsOptions(current: JsonRecord, given: unknown): JsonRecord {
  const changes = plainRecord(given);
  refuseRemoved(changes, 'elements.update()');
  const unknown = Object.keys(changes).find((name) => !updatableNames.includes(name));
  if (unknown !== undefined) {
    throw new IntegrationError(`Invalid value for elements.update(): ${unknown} is not an updatable option.`);
  }
  const merged = { ...current, ...changes };
  if (isDeferred(merged)) checkDeferred(merged);
  return merged;
}
