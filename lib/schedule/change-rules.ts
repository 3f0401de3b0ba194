import { type CancelLadder, wholeRefundLadder } from '@/lib/cancel-policy/cancel-ladder';
import { cancelStages } from '@/lib/cancel-policy/cancel-stages';
import { yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';

/** A paid, dated line as a change of its day sees it. */
export interface ChangeableLine {
  readonly examDate: string | null;
  readonly cancelLadder: CancelLadder | null;
  readonly ticketState: 'issued' | 'redeemed' | 'void';
  readonly ticketExpiresAt: Date;
}

export type ChangeRefusal = 'not_changeable' | 'deadline' | 'same_day' | 'after_ticket';

/**
 * Until when the buyer may change the day: as long as canceling is free by the ladder that was sold. Null when it never was, and
 * for undated tickets.
 */
export function changeDeadline({
  examDate,
  cancelLadder,
}: Pick<ChangeableLine, 'examDate' | 'cancelLadder'>): Date | null {
  if (examDate === null) return null;
  const stages = cancelStages({ ladder: cancelLadder ?? wholeRefundLadder, totalYen: yen(0) }, { examDate });
  return stages.filter(({ feeBasisPoints }) => feeBasisPoints === 0).at(-1)?.until ?? null;
}

/** Why the day cannot be changed at an instant, whatever the new one; an operator has no deadline. */
export function whyNotChangeable(
  line: ChangeableLine,
  { now, isOperator }: { now: Date; isOperator: boolean },
): 'not_changeable' | 'deadline' | null {
  if (line.examDate === null || line.ticketState !== 'issued') return 'not_changeable';
  if (isOperator) return null;
  const deadline = changeDeadline(line);
  return deadline === null || now > deadline ? 'deadline' : null;
}

/** Why a line cannot move to a day, places aside. */
export function whyNotMovable(line: ChangeableLine, day: string): 'same_day' | 'after_ticket' | null {
  if (line.examDate === day) return 'same_day';
  return day > jstDay(line.ticketExpiresAt) ? 'after_ticket' : null;
}
