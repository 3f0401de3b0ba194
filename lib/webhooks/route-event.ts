/** Which convergent verb reads the object again when an event speaks of it. */
export type SyncKind = 'payment' | 'refund' | 'dispute' | 'cards';

export interface EventRoute {
  readonly kind: SyncKind;
  /** Whose id the sync is given: the object of the event, or the PaymentIntent or customer that it belongs to. */
  readonly subject: 'object' | 'payment_intent' | 'customer';
}

const refundTypes = /^(refund\.|charge\.refund\.)/;
const disputeTypes = /^charge\.dispute\./;
const paymentTypes = /^payment_intent\./;
const chargeTypes = /^charge\.(succeeded|failed|pending|captured|updated|expired|refunded)$/;
const cardTypes =
  /^(payment_method\.(attached|detached|updated|automatically_updated)|setup_intent\.(succeeded|canceled))$/;

/** The event types that we act on; null for every other one, which is stored and ignored. */
export function routeEvent(type: string): EventRoute | null {
  if (refundTypes.test(type)) return { kind: 'refund', subject: 'object' };
  if (disputeTypes.test(type)) return { kind: 'dispute', subject: 'object' };
  if (cardTypes.test(type)) return { kind: 'cards', subject: 'customer' };
  if (paymentTypes.test(type)) return { kind: 'payment', subject: 'object' };
  if (chargeTypes.test(type)) return { kind: 'payment', subject: 'payment_intent' };
  return null;
}
