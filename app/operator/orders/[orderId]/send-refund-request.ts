import { type FetchResult, fetchJson } from '@/lib/http/fetch-json';
import type { Yen } from '@/lib/money/yen';
import type { RequestedLine } from '@/lib/refunds/plan-refund';

export type RefundAnswer =
  | 'succeeded'
  | 'accepted'
  /** Outgoing money is stopped. */
  | 'held'
  | 'already_refunded'
  | 'not_paid'
  | 'disputed'
  | 'plan_changed'
  | 'refused';

/** The plan that was shown. */
export interface RefundPlanBody {
  readonly ordinal: number;
  readonly lines: readonly RequestedLine[];
}

/** The same of an option of the day. */
export interface AddOnPlanBody {
  readonly ordinal: number;
  readonly amountYen: Yen;
}

const refusals = ['already_refunded', 'not_paid', 'disputed', 'refused'] as const;

function readAnswer(value: unknown): RefundAnswer | null {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return null;
  if (value.ok !== true) return readRefusal(value);
  if ('isHeld' in value && value.isHeld === true) return 'held';
  if (!('state' in value)) return null;
  return value.state === 'succeeded' || value.state === null ? 'succeeded' : 'accepted';
}

/** What the plan was made of is not so any more, whatever it is. */
function readRefusal(value: object): RefundAnswer | null {
  if (!('reason' in value) || typeof value.reason !== 'string') return null;
  return refusals.find((reason) => reason === value.reason) ?? 'plan_changed';
}

export interface RefundBody {
  readonly reason: string;
  /** The authenticator app's digits, once they were asked for. */
  readonly secondFactorCode?: string;
  readonly plan?: RefundPlanBody | AddOnPlanBody;
}

/** Asks the handler at `path` for a refund: of everything, or as planned. Sending it twice is one refund. */
export function sendRefundRequest(path: string, body: RefundBody): Promise<FetchResult<RefundAnswer>> {
  return fetchJson(path, { method: 'POST', body, read: readAnswer });
}
