import Stripe from 'stripe';

/**
 * What an error of Stripe means for us: `declined` is the bank's answer, `retryable` may have had its effect (send again with
 * the same key), `conflict` means that the object is already elsewhere (read it), `bug` is ours or the configuration's.
 */
export type StripeFailureKind = 'declined' | 'retryable' | 'conflict' | 'bug';

export interface StripeFailure {
  readonly kind: StripeFailureKind;
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
  /** Stripe repeats a stored answer for this key: only a new key or a look-up can go further. */
  readonly replayed: boolean;
}

const conflictCodes: ReadonlySet<string> = new Set([
  'payment_intent_unexpected_state',
  'payment_intent_incompatible_payment_method',
  'charge_already_refunded',
  'charge_already_captured',
  'refund_disputed_payment',
  'charge_disputed',
  'charge_not_refundable',
  'balance_insufficient',
]);

function kindOf(error: Stripe.errors.StripeError): StripeFailureKind {
  if (error instanceof Stripe.errors.StripeCardError) return 'declined';
  if (error instanceof Stripe.errors.StripeConnectionError) return 'retryable';
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'retryable';
  if (error.statusCode === 409 || error.code === 'lock_timeout') return 'retryable';
  if (error.statusCode !== undefined && error.statusCode >= 500) return 'retryable';
  if (error.statusCode === undefined) return 'retryable';
  return conflictCodes.has(error.code ?? '') ? 'conflict' : 'bug';
}

/** Gives an SDK error its meaning; anything else is not Stripe's and is thrown on. */
export function stripeFailure(error: unknown): StripeFailure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  return {
    kind: kindOf(error),
    code: error.code ?? error.rawType ?? error.type,
    declineCode: error.decline_code ?? null,
    message: error.message,
    replayed: error.headers?.['idempotent-replayed'] === 'true',
  };
}

/** Whether Stripe says that there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}
