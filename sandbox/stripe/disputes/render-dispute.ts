import type { Stripe } from 'stripe';
import type { DisputeClaim } from '../cards/test-cards';
import type { StoredCharge } from '../payments/charge-kind';
import { newId } from '../protocol/ids';

/** The network's words for a claim: Visa's codes. */
const claims = {
  fraudulent: { reason: 'fraudulent', code: '10.4' },
  product_not_received: { reason: 'product_not_received', code: '13.1' },
  inquiry: { reason: 'general', code: null },
} as const;

const daySeconds = 86_400;
const answerDays = 9;

/** The last second (UTC) of the ninth day after: until then evidence is taken. */
export const dueAfter = (now: number) => (Math.floor(now / daySeconds) + answerDays + 1) * daySeconds - 1;

/** A dispute, or an inquiry, that has just been opened; no money has moved. */
export function renderDispute(
  { id, data }: StoredCharge,
  { claim, amount, now }: { claim: DisputeClaim; amount: number; now: number },
): Stripe.Dispute {
  const { reason, code } = claims[claim];
  const isInquiry = claim === 'inquiry';
  const card = data.payment_method_details?.card;
  return {
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: id,
    created: now,
    currency: data.currency,
    enhanced_eligibility_types: [],
    evidence: knownEvidence(data.billing_details),
    evidence_details: {
      due_by: dueAfter(now),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: code,
    payment_intent: data.payment_intent,
    payment_method_details: {
      card: {
        brand: card?.brand ?? 'visa',
        case_type: isInquiry ? 'inquiry' : 'chargeback',
        network: card?.network ?? 'visa',
        network_reason_code: code,
      },
      type: 'card',
    },
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  };
}

/** Stripe fills in what the payment told it. */
function knownEvidence({ address, email, name }: Stripe.Charge.BillingDetails): Stripe.Dispute.Evidence {
  const lines = [address?.line1, address?.line2, address?.city, address?.state, address?.postal_code, address?.country];
  return {
    access_activity_log: null,
    billing_address: lines.filter((line) => line).join('\n') || null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: email,
    customer_name: name,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
