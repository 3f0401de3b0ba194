/** The texts that we send to the bank, by Stripe's names for them; the others are files or of no use for an examination. */
export const evidenceFields = [
  'product_description',
  'service_date',
  'access_activity_log',
  'refund_policy_disclosure',
  'cancellation_policy_disclosure',
  'uncategorized_text',
] as const;
export type EvidenceField = (typeof evidenceFields)[number];
export type Evidence = Readonly<Record<EvidenceField, string>>;

export const noEvidence: Evidence = {
  product_description: '',
  service_date: '',
  access_activity_log: '',
  refund_policy_disclosure: '',
  cancellation_policy_disclosure: '',
  uncategorized_text: '',
};
