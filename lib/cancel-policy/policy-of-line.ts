import type { Yen } from '@/lib/money/yen';
import { type CancelLadder, wholeRefundLadder } from './cancel-ladder';
import { type CancelStage, cancelStages } from './cancel-stages';

/** A line as its cancellation is shown before it is paid. */
export interface PolicyLine {
  readonly courseTitle: string;
  readonly totalYen: Yen;
  /** The snapshot; null for orders made before there were any. */
  readonly cancelLadder: CancelLadder | null;
  readonly examDate: string | null;
}

/** The stages that are still to come when a line is bought at an instant. */
export function stagesAhead(line: PolicyLine, at: Date): readonly CancelStage[] {
  const priced = { ladder: line.cancelLadder ?? wholeRefundLadder, totalYen: line.totalYen };
  const basis = line.examDate === null ? { purchasedAt: at } : { examDate: line.examDate };
  return cancelStages(priced, basis).filter(({ until }) => until >= at);
}

/** Lines with the same course, price and day have the same stages and are shown once. */
export function distinctPolicies<Line extends PolicyLine>(lines: readonly Line[]): readonly Line[] {
  const keyOf = (line: Line) => JSON.stringify([line.courseTitle, line.totalYen, line.examDate, line.cancelLadder]);
  return [...new Map(lines.map((line) => [keyOf(line), line])).values()];
}
