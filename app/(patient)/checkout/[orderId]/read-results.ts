import type { Payer } from '@/components/stripe/use-payment';

const detailsResults = ['saved', 'already_paid', 'order_over', 'coupon_refused', 'conditions_changed'] as const;
export interface DetailsResult {
  readonly result: (typeof detailsResults)[number];
  /** What the server says about the coupon, or about what changed. */
  readonly message: string | null;
}

const startReasons = ['order_not_ready', 'order_expired', 'already_paid', 'try_again'] as const;
export type StartResult =
  | { readonly ok: true; readonly clientSecret: string; readonly payer: Payer }
  | { readonly ok: false; readonly reason: (typeof startReasons)[number] }
  /** Told by the server in words. */
  | { readonly ok: false; readonly reason: 'no_method'; readonly explanation: string };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The answer of POST /api/orders/{id}/details. */
export function readDetailsResult(value: unknown): DetailsResult | null {
  if (!isRecord(value)) return null;
  const result = detailsResults.find((known) => known === value['result']);
  const message = typeof value['message'] === 'string' ? value['message'] : null;
  return result === undefined ? null : { result, message };
}

/** The answer of POST /api/orders/{id}/payment. */
export function readStartResult(value: unknown): StartResult | null {
  if (!isRecord(value)) return null;
  const secret = value['clientSecret'];
  const payer = readPayer(value['payer']);
  if (value['ok'] === true && typeof secret === 'string' && payer !== null) {
    return { ok: true, clientSecret: secret, payer };
  }
  const explanation = value['explanation'];
  if (value['reason'] === 'no_method' && typeof explanation === 'string') {
    return { ok: false, reason: 'no_method', explanation };
  }
  const reason = startReasons.find((known) => known === value['reason']);
  return reason === undefined ? null : { ok: false, reason };
}

function readPayer(value: unknown): Payer | null {
  if (!isRecord(value)) return null;
  const { name, email, confirmationNumber: number } = value;
  if (typeof name !== 'string' || typeof email !== 'string') return null;
  return { name, email, confirmationNumber: typeof number === 'string' ? number : null };
}

/** The answer of POST /api/orders/{id}/complete. */
export function readCompleteResult(value: unknown): boolean | null {
  return isRecord(value) && typeof value['ok'] === 'boolean' ? value['ok'] : null;
}

/** The state in the answer of GET /api/orders/{id}/status. */
export function readOrderState(value: unknown): string | null {
  return isRecord(value) && typeof value['state'] === 'string' ? value['state'] : null;
}
