import type { Intent } from '../shared/intent';
import { type JsonRecord, listAt } from '../shared/json';

function mismatch(name: string, pair: { provided: unknown; expected: unknown }): string | null {
  const [provided, expected] = [pair.provided ?? null, pair.expected ?? null];
  if (provided === expected) return null;
  return `The provided ${name} (${String(provided)}) does not match the expected ${name} (${String(expected)}).`;
}

const automatic = 'automatic_payment_methods';
const listed = 'allowed_payment_method_types';

/** A list given to Elements must be the intent's own; Elements without one go with automatic payment methods only. */
function mismatchOfTypes(options: JsonRecord, intent: Intent): string | null {
  if (intent[listed] === undefined) return null;
  const hasList = Array.isArray(options['allowedPaymentMethodTypes']);
  const intentHasList = Array.isArray(intent[listed]);
  if (hasList !== intentHasList) {
    const [elements, api] = hasList ? [listed, automatic] : [automatic, listed];
    return `Payment details were collected through Stripe Elements using ${elements} and cannot be confirmed through the API configured with ${api}.`;
  }
  const names = (from: unknown[]) => from.map(String).sort().join(', ');
  return hasList
    ? mismatch(listed, {
        provided: names(listAt(options, 'allowedPaymentMethodTypes')),
        expected: names(listAt(intent, listed)),
      })
    : null;
}

/** Deferred Elements were drawn for an amount, a currency, a usage and methods; the intent must have the same. Null when it has. */
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
    }) ??
    mismatchOfTypes(options, intent)
  );
}
