import { isRecord, type JsonRecord } from './json';

export type IntentKind = 'payment' | 'setup';

/** The fields of a PaymentIntent or SetupIntent that Stripe.js itself looks at; the rest passes through untouched. */
export type Intent = JsonRecord & { id: string; object: string; client_secret: string; status: string };

const secretPattern = /^((pi|seti)_[A-Za-z0-9]+)_secret_[A-Za-z0-9_]+$/;

export function parseClientSecret(secret: unknown): { kind: IntentKind; id: string } | null {
  const match = typeof secret === 'string' ? secretPattern.exec(secret) : null;
  const id = match?.[1];
  if (id === undefined) return null;
  return { kind: match?.[2] === 'pi' ? 'payment' : 'setup', id };
}

export function isIntent(value: unknown): value is Intent {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['client_secret'] === 'string' &&
    typeof value['status'] === 'string' &&
    (value['object'] === 'payment_intent' || value['object'] === 'setup_intent')
  );
}

export function kindOf(intent: Intent): IntentKind {
  return intent.object === 'setup_intent' ? 'setup' : 'payment';
}

export function intentPath(kind: IntentKind, id: string): string {
  return `/v1/${kind === 'payment' ? 'payment_intents' : 'setup_intents'}/${id}`;
}
