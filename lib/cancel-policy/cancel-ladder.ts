import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '17:00のように、時刻を入力してください。');
const feeBasisPoints = z.int().min(0).max(10_000, '料金の100%を超えるキャンセル料は定められません。');
const unit = z.enum(['business', 'calendar']);

const stepsMax = 5;

/** Until so many days before the examination, at that time in Japan, canceling costs this part of the price. */
const datedStep = z.object({ daysBefore: z.int().min(0).max(365), unit, until: time, feeBasisPoints });

/** The same for tickets without a day: counted from the purchase. */
const undatedStep = z.object({ daysAfter: z.int().min(0).max(365), unit, until: time, feeBasisPoints });

export type DatedStep = z.infer<typeof datedStep>;
export type UndatedStep = z.infer<typeof undatedStep>;

export type LadderProblem = 'order' | 'units' | 'business_day_itself' | 'fee_decreases' | 'never_refunds';

/** Fees in the order of time; after the last step there is nothing to cancel any more. */
export const cancelLadder = z.object({
  dated: z.array(datedStep).min(1).max(stepsMax),
  undated: z.array(undatedStep).min(1).max(stepsMax),
});

export type CancelLadder = z.infer<typeof cancelLadder>;

/** What is wrong with the steps of either kind, or null. Every purchase and every examination day gives them in the order of time. */
export function ladderProblem(ladder: CancelLadder): { kind: 'dated' | 'undated'; problem: LadderProblem } | null {
  const dated = stepsProblem(
    ladder.dated.map((step) => ({ ...step, day: -step.daysBefore })),
    ['business', 'calendar'],
  );
  if (dated !== null) return { kind: 'dated', problem: dated };
  const undated = stepsProblem(
    ladder.undated.map((step) => ({ ...step, day: step.daysAfter })),
    ['calendar', 'business'],
  );
  return undated === null ? null : { kind: 'undated', problem: undated };
}

interface PlacedStep extends Pick<DatedStep, 'unit' | 'until' | 'feeBasisPoints'> {
  /** Days after the anchor, in the step's unit; negative before it. */
  readonly day: number;
}

/** n business days lie at least as far from the anchor as n calendar days: only this order of units is one in time, too. */
function stepsProblem(
  steps: readonly PlacedStep[],
  [first]: readonly ['business' | 'calendar', 'business' | 'calendar'],
): LadderProblem | null {
  if (steps.some((step) => step.unit === 'business' && step.day === 0)) return 'business_day_itself';
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before === undefined) continue;
    if (before.unit !== step.unit && before.unit !== first) return 'units';
    if (before.day > step.day || (before.day === step.day && before.until >= step.until)) return 'order';
    if (before.feeBasisPoints > step.feeBasisPoints) return 'fee_decreases';
  }
  return (steps[0]?.feeBasisPoints ?? 0) >= 10_000 ? 'never_refunds' : null;
}

/** What a facility without a ladder of its own has, and orders that were made before there were any: whole until the use. */
export const wholeRefundLadder: CancelLadder = {
  dated: [{ daysBefore: 1, unit: 'calendar', until: '23:59', feeBasisPoints: 0 }],
  undated: [{ daysAfter: 179, unit: 'calendar', until: '23:59', feeBasisPoints: 0 }],
};
