import { isRecord, type JsonRecord } from '../shared/json';
import { describe, IntegrationError } from './integration-error';

/** What every frame needs to speak to the API in the merchant's name. */
export type Settings = { origin: string; key: string; locale: string; account: string | null; version: string | null };

export function readSettings(origin: string, call: { key: unknown; options: unknown }): Settings {
  const { key } = call;
  if (typeof key !== 'string') {
    throw new IntegrationError(
      `Missing value for Stripe(): apiKey should be a string. You specified: ${describe(key)}.`,
    );
  }
  if (/^(sk|rk)_/.test(key)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    );
  }
  if (!key.startsWith('pk_test_')) {
    throw new IntegrationError(
      'Invalid value for Stripe(): the sandbox accepts test publishable keys only (they begin with pk_test_).',
    );
  }
  const given = isRecord(call.options) ? call.options : {};
  const text = (name: string): string | null => (typeof given[name] === 'string' ? given[name] : null);
  return { origin, key, locale: text('locale') ?? 'auto', account: text('stripeAccount'), version: text('apiVersion') };
}

/** The plain-data copy of an option object that may cross a window border. */
export function plainRecord(value: unknown): JsonRecord {
  const copy: unknown = value === undefined ? {} : JSON.parse(JSON.stringify(value));
  return isRecord(copy) ? copy : {};
}
