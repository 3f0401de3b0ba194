import { type FetchResult, fetchJson } from '@/lib/http/fetch-json';
import { type Yen, yen } from '@/lib/money/yen';

export interface ShownQuote {
  readonly refundYen: Yen;
  readonly feeYen: Yen;
}

const refusals = ['deadline_passed', 'ticket_used', 'not_cancelable', 'not_paid', 'disputed'] as const;

export type CancelAnswer =
  | { readonly kind: 'done' }
  | ({ readonly kind: 'changed' } & ShownQuote)
  | { readonly kind: 'refused'; readonly reason: (typeof refusals)[number] };

function readAnswer(value: unknown): CancelAnswer | null {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return null;
  if (value.ok === true) return { kind: 'done' };
  if (!('reason' in value)) return null;
  if (value.reason === 'amount_changed' && 'refundYen' in value && 'feeYen' in value) {
    return { kind: 'changed', refundYen: yen(Number(value.refundYen)), feeYen: yen(Number(value.feeYen)) };
  }
  const reason = refusals.find((known) => known === value.reason);
  return reason === undefined ? null : { kind: 'refused', reason };
}

/** Asks for the cancellation of a line for the amount that was shown. Sending it twice is one cancellation. */
export function sendCancel(
  orderId: string,
  asked: { lineId: string; shownRefundYen: Yen },
): Promise<FetchResult<CancelAnswer>> {
  return fetchJson(`/api/orders/${orderId}/cancel`, { method: 'POST', body: asked, read: readAnswer });
}
