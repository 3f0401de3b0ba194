const detailsResults = ['saved', 'already_paid', 'order_over'] as const;
export type DetailsResult = (typeof detailsResults)[number];

const startReasons = ['order_not_ready', 'order_expired', 'already_paid', 'try_again'] as const;
export type StartResult =
  | { readonly ok: true; readonly clientSecret: string }
  | { readonly ok: false; readonly reason: (typeof startReasons)[number] };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The answer of POST /api/orders/{id}/details. */
export function readDetailsResult(value: unknown): DetailsResult | null {
  if (!isRecord(value)) return null;
  return detailsResults.find((result) => result === value['result']) ?? null;
}

/** The answer of POST /api/orders/{id}/payment. */
export function readStartResult(value: unknown): StartResult | null {
  if (!isRecord(value)) return null;
  const secret = value['clientSecret'];
  if (value['ok'] === true && typeof secret === 'string') return { ok: true, clientSecret: secret };
  const reason = startReasons.find((known) => known === value['reason']);
  return reason === undefined ? null : { ok: false, reason };
}

/** The state in the answer of GET /api/orders/{id}/status. */
export function readOrderState(value: unknown): string | null {
  return isRecord(value) && typeof value['state'] === 'string' ? value['state'] : null;
}
