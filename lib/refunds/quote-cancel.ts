import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { wholeRefundLadder } from '@/lib/cancel-policy/cancel-ladder';
import { type CancelStage, cancelStages, stageAt } from '@/lib/cancel-policy/cancel-stages';
import { type Yen, yen } from '@/lib/money/yen';

export type WhyNotCancelable = 'not_cancelable' | 'ticket_used' | 'deadline_passed';

export type CancelQuote =
  | { readonly ok: true; readonly refundYen: Yen; readonly feeYen: Yen; readonly until: Date }
  | { readonly ok: false; readonly reason: WhyNotCancelable };

interface QuotedLine {
  readonly totalYen: Yen;
  readonly refundedYen: Yen;
  readonly cancelable: boolean;
  readonly ticketState: 'issued' | 'redeemed' | 'void' | null;
  readonly line: { readonly cancelLadder: CancelLadder | null; readonly examDate: string | null };
}

interface Quoted {
  readonly line: QuotedLine;
  readonly paidAt: Date | null;
}

/** The stages of a paid line in real time and yen; none while it is not paid. */
export function stagesOfLine({ line, paidAt }: Quoted): readonly CancelStage[] {
  const { examDate, cancelLadder } = line.line;
  const priced = { ladder: cancelLadder ?? wholeRefundLadder, totalYen: line.totalYen };
  if (examDate !== null) return cancelStages(priced, { examDate });
  return paidAt === null ? [] : cancelStages(priced, { purchasedAt: paidAt });
}

/** What the buyer gets back when the line is canceled now, less what went back before, or why it cannot be. */
export function quoteCancel(quoted: Quoted, now: Date): CancelQuote {
  const { line } = quoted;
  if (line.ticketState === 'redeemed') return { ok: false, reason: 'ticket_used' };
  if (!line.cancelable) return { ok: false, reason: 'not_cancelable' };
  const stage = stageAt(stagesOfLine(quoted), now);
  if (stage === null) return { ok: false, reason: 'deadline_passed' };
  const leftYen = yen(line.totalYen - line.refundedYen);
  const refundYen = yen(Math.max(0, leftYen - stage.feeYen));
  return { ok: true, refundYen, feeYen: yen(leftYen - refundYen), until: stage.until };
}
