/** A refusal in Stripe's words: the issuer's, or Radar's. */
export interface Decline {
  code:
    | 'authentication_required'
    | 'card_declined'
    | 'expired_card'
    | 'incorrect_cvc'
    | 'processing_error'
    | 'incorrect_number';
  declineCode?: string;
  message: string;
  /** Blocked by Radar: the issuer is never asked. */
  byRadar?: true;
}

/**
 * When the issuer wants 3-D Secure: `unless_set_up` spares cards saved with authentication, `on_session` spares every
 * off-session payment, `optional` only when asked for (`request_three_d_secure: any`).
 */
export type Authentication =
  | 'none'
  | 'optional'
  | 'frictionless'
  | 'unless_set_up'
  | 'on_session'
  | 'always'
  | 'lookup_fails';

export type DisputeClaim = 'fraudulent' | 'product_not_received' | 'inquiry';

export interface TestCard {
  number: string;
  /** `pm_card_visa` and so on; some numbers have none. */
  paymentMethod?: string;
  brand: 'visa' | 'mastercard' | 'amex' | 'jcb' | 'diners' | 'discover' | 'unionpay';
  country: string;
  funding: 'credit' | 'debit' | 'prepaid';
  authentication: Authentication;
  /** Refused when charged (after a passed challenge, if one is wanted). */
  decline?: Decline;
  /** false: the decline comes only with a charge, saving the card works. */
  declinesSetup?: boolean;
  cvcCheck: 'pass' | 'fail';
  /** Of a postal code that was given. */
  postalCodeCheck: 'pass' | 'fail';
  /** Radar's; no rule of this account blocks or reviews by it. */
  riskLevel: 'normal' | 'elevated' | 'highest';
  /** The funds skip the pending balance. */
  availableAtOnce?: boolean;
  /** `pends`: arrives later; `fails`: seems to have arrived and comes back. */
  refund?: 'pends' | 'fails';
  /** What the holder claims a moment after the payment, once or more often. */
  disputes?: readonly DisputeClaim[];
  /** The issuer reports fraud without a dispute. */
  fraudWarning?: boolean;
}

const declined = (declineCode: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  declineCode,
  message,
});

const insufficientFunds = declined('insufficient_funds', 'Your card has insufficient funds.');

const card = (number: string, paymentMethod: string | undefined, rest: Partial<TestCard> = {}): TestCard => ({
  number,
  ...(paymentMethod === undefined ? {} : { paymentMethod: `pm_card_${paymentMethod}` }),
  brand: 'visa',
  country: 'US',
  funding: 'credit',
  authentication: 'none',
  cvcCheck: 'pass',
  postalCodeCheck: 'pass',
  riskLevel: 'normal',
  ...rest,
});

/** Stripe's documented test numbers (docs: testing). */
const testCards: readonly TestCard[] = [
  card('4242424242424242', 'visa'),
  card('4000056655665556', 'visa_debit', { funding: 'debit' }),
  card('4000003920000003', 'jp', { country: 'JP' }),
  card('5555555555554444', 'mastercard', { brand: 'mastercard' }),
  card('378282246310005', 'amex', { brand: 'amex' }),
  card('378282246310005', 'amex_threeDSecureNotSupported', { brand: 'amex' }),
  card('3566002020360505', 'jcb', { brand: 'jcb', country: 'JP' }),
  card('4000000000000077', 'bypassPending', { availableAtOnce: true }),
  card('4000000000000002', 'visa_chargeDeclined', { decline: declined('generic_decline') }),
  card('4000000000009995', 'visa_chargeDeclinedInsufficientFunds', { decline: insufficientFunds }),
  card('4000000000009987', 'visa_chargeDeclinedLostCard', { decline: declined('lost_card') }),
  card('4000000000009979', 'visa_chargeDeclinedStolenCard', { decline: declined('stolen_card') }),
  card('4000000000000069', 'chargeDeclinedExpiredCard', {
    decline: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  }),
  card('4000000000000127', 'chargeDeclinedIncorrectCvc', {
    decline: {
      code: 'incorrect_cvc',
      declineCode: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
    },
    cvcCheck: 'fail',
  }),
  card('4000000000000119', 'chargeDeclinedProcessingError', {
    decline: {
      code: 'processing_error',
      declineCode: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  }),
  card('4000000000000341', 'chargeCustomerFail', { decline: declined('generic_decline'), declinesSetup: false }),
  card('4000000000000101', 'cvcCheckFail', { cvcCheck: 'fail' }),
  card('4000000000000036', 'avsZipFail', { postalCodeCheck: 'fail' }),
  card('4000000000007726', 'pendingRefund', { refund: 'pends' }),
  card('4000000000005126', 'refundFail', { refund: 'fails' }),
  card('4000000000000259', 'createDispute', { disputes: ['fraudulent'] }),
  card('4000000000002685', 'createDisputeProductNotReceived', { disputes: ['product_not_received'] }),
  card('4000000000001976', 'createDisputeInquiry', { disputes: ['inquiry'] }),
  card('4000004040000079', 'createMultipleDisputes', { disputes: ['fraudulent', 'fraudulent'] }),
  card('4000000000005423', 'createIssuerFraudRecord', { fraudWarning: true }),
  card('4100000000000019', 'radarBlock', {
    decline: { ...declined('fraudulent'), byRadar: true },
    declinesSetup: false,
    riskLevel: 'highest',
  }),
  card('4000000000004954', 'riskLevelHighest', { riskLevel: 'highest' }),
  card('4000000000009235', 'riskLevelElevated', { riskLevel: 'elevated' }),
  card('4000002500003155', 'authenticationRequiredOnSetup', { authentication: 'unless_set_up' }),
  card('4000002760003184', 'authenticationRequired', { authentication: 'always' }),
  card('4000003800000446', 'authenticationRequiredSetupForOffSession', { authentication: 'on_session' }),
  card('4000000000003220', 'threeDSecure2Required', { authentication: 'unless_set_up' }),
  card('4000008400001629', 'threeDSecureRequiredChargeDeclined', {
    authentication: 'always',
    decline: declined('generic_decline'),
    declinesSetup: false,
  }),
  card('4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', {
    authentication: 'always',
    decline: insufficientFunds,
    declinesSetup: false,
  }),
  card('4000008400001280', 'threeDSecureRequiredProcessingError', { authentication: 'lookup_fails' }),
  card('4000000000003055', 'threeDSecureOptional', { authentication: 'optional' }),
  card('4000000032200000', 'threeDSecureFrictionless', { authentication: 'frictionless' }),
];

const byNumber = new Map(testCards.map((entry) => [entry.number, entry]));
const byPaymentMethod = new Map(
  testCards.flatMap((entry) => (entry.paymentMethod ? [[entry.paymentMethod, entry]] : [])),
);

/** Kept in place of a number that is no test card: it may be somebody's real one. */
const unknownNumber = 'unknown';

/** A number that is no test card is declined like a real card in test mode, and not repeated. */
export function testCard(number: string): TestCard {
  const known = byNumber.get(number);
  if (known) return known;
  const decline = declined(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  );
  return card(unknownNumber, undefined, { brand: brandOf(number), decline });
}

/** `pm_card_visa` → the card, undefined for other ids. */
export function magicCard(paymentMethod: string): TestCard | undefined {
  return byPaymentMethod.get(paymentMethod);
}

export function brandOf(number: string): TestCard['brand'] {
  if (/^3[47]/.test(number)) return 'amex';
  if (/^35/.test(number)) return 'jcb';
  if (/^(30|36|38)/.test(number)) return 'diners';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  if (/^62/.test(number)) return 'unionpay';
  return /^6/.test(number) ? 'discover' : 'visa';
}
