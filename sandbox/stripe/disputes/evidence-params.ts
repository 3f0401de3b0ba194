import { object, text, unset } from '../protocol/params';

const line = unset(text()).optional();
const long = unset(text(20_000)).optional();
/** The id of an uploaded file. */
const file = unset(text()).optional();

/** Cards' further programmes (`appeal`, `enhanced_evidence`) are not simulated. */
export const evidenceParams = object({
  access_activity_log: long,
  billing_address: line,
  cancellation_policy: file,
  cancellation_policy_disclosure: long,
  cancellation_rebuttal: long,
  customer_communication: file,
  customer_email_address: line,
  customer_name: line,
  customer_purchase_ip: line,
  customer_signature: file,
  duplicate_charge_documentation: file,
  duplicate_charge_explanation: long,
  duplicate_charge_id: line,
  product_description: long,
  receipt: file,
  refund_policy: file,
  refund_policy_disclosure: long,
  refund_refusal_explanation: long,
  service_date: line,
  service_documentation: file,
  shipping_address: line,
  shipping_carrier: line,
  shipping_date: line,
  shipping_documentation: file,
  shipping_tracking_number: line,
  uncategorized_file: file,
  uncategorized_text: long,
});

export const fileFields = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;
