import type { StripeClient } from '@/lib/stripe/client';
import type { EventSource } from './event-envelope';

const toleranceSeconds = 300;
const anyAgeSeconds = 100 * 365 * 24 * 3600;

export type Verdict = 'genuine' | 'bad_signature' | 'too_old' | 'malformed';

export interface SignedBody {
  readonly body: string;
  readonly signature: string | null;
  readonly source: EventSource;
}

/**
 * Says whether Stripe signed this body within the last five minutes with one of the secrets (several while one is rolled).
 * The SDK's own verification: snapshot events and thin notifications each have their method, which refuses the other kind.
 */
export function verifyDelivery(stripe: StripeClient, signed: SignedBody, secrets: readonly string[]): Verdict {
  const verdicts = secrets.map((secret) => verdictOf(stripe, signed, secret));
  return (
    verdicts.find((verdict) => verdict === 'genuine') ??
    verdicts.find((verdict) => verdict !== 'bad_signature') ??
    'bad_signature'
  );
}

function verdictOf(stripe: StripeClient, signed: SignedBody, secret: string): Verdict {
  const first = attempt(stripe, signed, { secret, toleranceSeconds });
  if (first !== 'bad_signature') return first;
  // Only a refusal is examined twice: right at any age means that it is a replay of something old.
  return attempt(stripe, signed, { secret, toleranceSeconds: anyAgeSeconds }) === 'bad_signature'
    ? 'bad_signature'
    : 'too_old';
}

function attempt(
  stripe: StripeClient,
  { body, signature, source }: SignedBody,
  { secret, toleranceSeconds }: { secret: string; toleranceSeconds: number },
): Verdict {
  if (signature === null) return 'bad_signature';
  try {
    if (source === 'thin') stripe.parseEventNotification(body, signature, secret, toleranceSeconds);
    else stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds);
    return 'genuine';
  } catch (error) {
    return isSignatureError(error) ? 'bad_signature' : 'malformed';
  }
}

function isSignatureError(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'StripeSignatureVerificationError';
}
