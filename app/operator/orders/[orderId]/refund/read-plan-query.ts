import { readParam, type SearchParams } from '@/lib/http/read-param';
import { yen } from '@/lib/money/yen';
import type { RequestedLine } from '@/lib/refunds/plan-refund';
import type { PaidLine } from '@/lib/refunds/refundable-lines';

export interface AskedLine {
  readonly lineId: PaidLine['lineId'];
  readonly amountText: string;
  readonly cancel: boolean;
}

export interface PlanQuery {
  /** What stands in the fields. */
  readonly asked: readonly AskedLine[];
  /** Fields whose amount is none. */
  readonly wrong: ReadonlySet<string>;
  /** Null before the form was sent, and while a field is wrong. */
  readonly request: readonly RequestedLine[] | null;
}

export const amountName = (lineId: string) => `amount-${lineId}`;
export const cancelName = (lineId: string) => `cancel-${lineId}`;

/** The plan that the address asks for: amounts in any width, with or without separators. */
export function readPlanQuery(params: SearchParams, lines: readonly PaidLine[]): PlanQuery {
  const asked = lines.map(({ lineId }) => ({
    lineId,
    amountText: readParam(params, amountName(lineId)),
    cancel: readParam(params, cancelName(lineId)) !== '',
  }));
  const amounts = asked.map(({ amountText }) => readAmount(amountText));
  const wrong = new Set(asked.filter((_line, index) => amounts[index] === null).map(({ lineId }) => lineId));
  const isSent = readParam(params, 'plan') !== '';
  const request =
    !isSent || wrong.size > 0
      ? null
      : asked.map(({ lineId, cancel }, index) => ({ lineId, amountYen: yen(amounts[index] ?? 0), cancel }));
  return { asked, wrong, request };
}

/** Yen as typed, in any width, with or without separators; null when it is no amount, zero when nothing was typed. */
export function readAmount(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[,\s円¥]/g, '');
  if (digits === '') return 0;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
