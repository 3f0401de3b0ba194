import { z } from 'zod';
import { type Evidence, type EvidenceField, evidenceFields } from './evidence-fields';

/** Stripe's limit on a text; all of ours together stay below its 150,000. */
export const maxCharacters = 20_000;

const text = z.string().trim().max(maxCharacters, '20,000文字以内で入力してください。').default('');

export const evidenceForm = z.object({
  product_description: text,
  service_date: text,
  access_activity_log: text,
  refund_policy_disclosure: text,
  cancellation_policy_disclosure: text,
  uncategorized_text: text,
});

/** The fields that name a person or an examination: these words never leave for a bank. */
export function fieldsThatTell(evidence: Evidence, words: readonly string[]): readonly EvidenceField[] {
  const plain = (one: string) => one.replace(/[\s　・]/g, '').toLowerCase();
  const kept = words.map(plain).filter((word) => word.length >= 2);
  return evidenceFields.filter((field) => kept.some((word) => plain(evidence[field]).includes(word)));
}

/** What is sent: fields with a text. */
export function filledFields(evidence: Evidence): Partial<Record<EvidenceField, string>> {
  return Object.fromEntries(
    evidenceFields.filter((field) => evidence[field] !== '').map((field) => [field, evidence[field]]),
  );
}

/** What the operator stored, over what was assembled. */
export function mergeEvidence(assembled: Evidence, stored: Readonly<Record<string, string>> | null): Evidence {
  const of = (field: EvidenceField) => stored?.[field] ?? assembled[field];
  return {
    product_description: of('product_description'),
    service_date: of('service_date'),
    access_activity_log: of('access_activity_log'),
    refund_policy_disclosure: of('refund_policy_disclosure'),
    cancellation_policy_disclosure: of('cancellation_policy_disclosure'),
    uncategorized_text: of('uncategorized_text'),
  };
}
