/** Keys of the catalogue's `checkout.failure`: each text says what to do now. */
export type PaymentFailure =
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'incorrect_number'
  | 'lost_or_stolen'
  | 'authentication'
  | 'processing_error'
  /** The numbers of a konbini are being paid at this moment. */
  | 'at_till'
  | 'method_unavailable'
  | 'incomplete'
  | 'network'
  | 'try_again'
  | 'unknown';

/** What of Stripe.js's error matters here; its codes are an open list. */
export interface PaymentError {
  readonly type?: string;
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
}

const declines: Readonly<Record<string, PaymentFailure>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  incorrect_cvc: 'incorrect_cvc',
  invalid_cvc: 'incorrect_cvc',
  incorrect_number: 'incorrect_number',
  invalid_number: 'incorrect_number',
  lost_card: 'lost_or_stolen',
  stolen_card: 'lost_or_stolen',
  pickup_card: 'lost_or_stolen',
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  processing_error: 'processing_error',
  payment_intent_unexpected_state: 'at_till',
  payment_method_not_available: 'method_unavailable',
  payment_method_rate_limit_exceeded: 'method_unavailable',
  card_declined: 'card_declined',
};

const types: Readonly<Record<string, PaymentFailure>> = {
  validation_error: 'incomplete',
  api_connection_error: 'network',
  api_error: 'try_again',
  rate_limit_error: 'try_again',
  card_error: 'card_declined',
};

/** The most precise thing to tell: the bank's reason, then Stripe's code, then the kind of error. */
export function paymentFailure(error: PaymentError): PaymentFailure {
  const known = declines[error.decline_code ?? ''] ?? declines[error.code ?? ''] ?? types[error.type ?? ''];
  return known ?? 'unknown';
}
