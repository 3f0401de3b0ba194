import { type FetchResult, fetchJson } from '@/lib/http/fetch-json';

export type RefundAnswer = 'succeeded' | 'accepted' | 'already_refunded' | 'not_paid' | 'refused';

const refusals = ['already_refunded', 'not_paid', 'refused'] as const;

function readAnswer(value: unknown): RefundAnswer | null {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return null;
  if (value.ok === true && 'state' in value) return value.state === 'succeeded' ? 'succeeded' : 'accepted';
  return 'reason' in value ? (refusals.find((reason) => reason === value.reason) ?? null) : null;
}

/** Asks for the full refund of an order. Sending it twice is one refund. */
export function sendRefundRequest(orderId: string, reason: string): Promise<FetchResult<RefundAnswer>> {
  const path = `/api/operator/orders/${orderId}/refund`;
  return fetchJson(path, { method: 'POST', body: { reason }, read: readAnswer });
}
