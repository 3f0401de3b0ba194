import { z } from 'zod';

/** One condition of a course with its answer, as the page sent it. */
export const exclusionAnswers = z
  .array(z.object({ text: z.string().max(1_000), answer: z.enum(['yes', 'no', '']) }))
  .max(50)
  .default([]);
export type ExclusionAnswers = z.infer<typeof exclusionAnswers>;

export type GateError = 'exclusion_missing' | 'exclusion_applies';

/**
 * Judges the answers of one line against the conditions of its course: what is missing or applies, by position. Null when the
 * conditions are others than those that were answered.
 */
export function judgeAnswers(
  exclusions: readonly string[],
  answers: ExclusionAnswers,
): ReadonlyMap<number, GateError> | null {
  const isSame =
    answers.length === exclusions.length && exclusions.every((text, index) => answers[index]?.text === text);
  if (!isSame) return null;
  const found = answers.flatMap(({ answer }, index): [number, GateError][] => {
    if (answer === 'no') return [];
    return [[index, answer === 'yes' ? 'exclusion_applies' : 'exclusion_missing']];
  });
  return new Map(found);
}
