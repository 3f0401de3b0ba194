import { basisPointsOf } from '@/lib/money/basis-points';
import { type Yen, yen } from '@/lib/money/yen';
import { ticketExpiry } from '@/lib/tickets/issue-tickets';
import { addBusinessDays } from '@/lib/time/business-days';
import { addDays } from '@/lib/time/calendar-day';
import { minuteMs, shift } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';
import type { CancelLadder } from './cancel-ladder';

/** What the days are counted from: the examination's day in Japan, or the purchase of an undated ticket. */
export type CancelBasis =
  | { readonly examDate: string; readonly purchasedAt?: never }
  | { readonly purchasedAt: Date; readonly examDate?: null };

export interface CancelStage {
  /** The last instant at which this stage holds: the end of the minute that is shown. */
  readonly until: Date;
  readonly feeBasisPoints: number;
  readonly feeYen: Yen;
  readonly refundYen: Yen;
}

interface Priced {
  readonly ladder: CancelLadder;
  readonly totalYen: Yen;
}

/** The stages of a line in the order of time, in real instants and yen. An undated one ends with its ticket. */
export function cancelStages({ ladder, totalYen }: Priced, basis: CancelBasis): readonly CancelStage[] {
  return instants(ladder, basis).map(({ until, feeBasisPoints }) => {
    const feeYen = basisPointsOf(totalYen, feeBasisPoints);
    return { until, feeBasisPoints, feeYen, refundYen: yen(totalYen - feeYen) };
  });
}

/** The stage that holds at an instant, or null after the last one: then only the operator can cancel. */
export function stageAt(stages: readonly CancelStage[], at: Date): CancelStage | null {
  return stages.find((stage) => at <= stage.until) ?? null;
}

/** What canceling a line at an instant costs; null after the deadline. */
export function cancelFee(line: Priced & { readonly basis: CancelBasis }, at: Date): Yen | null {
  return stageAt(cancelStages(line, line.basis), at)?.feeYen ?? null;
}

interface Dated {
  readonly until: Date;
  readonly feeBasisPoints: number;
}

function instants(ladder: CancelLadder, basis: CancelBasis): readonly Dated[] {
  if (basis.purchasedAt === undefined) {
    const { examDate } = basis;
    return ladder.dated.map(({ daysBefore, unit, until, feeBasisPoints }) => {
      const day = unit === 'business' ? addBusinessDays(examDate, -daysBefore) : addDays(examDate, -daysBefore);
      return { until: endOfMinute(day, until), feeBasisPoints };
    });
  }
  const bought = jstDay(basis.purchasedAt);
  const end = ticketExpiry(basis.purchasedAt);
  const dated = ladder.undated.map(({ daysAfter, unit, until, feeBasisPoints }) => {
    const day = unit === 'business' ? addBusinessDays(bought, daysAfter) : addDays(bought, daysAfter);
    return { until: earlier(endOfMinute(day, until), end), feeBasisPoints };
  });
  return dated.filter((step, index) => index === 0 || step.until > (dated[index - 1]?.until ?? step.until));
}

function earlier(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()));
}

function endOfMinute(day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return shift(startOfJstDay(day), (hours * 60 + minutes + 1) * minuteMs - 1);
}
