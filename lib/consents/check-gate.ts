import { asc, eq } from 'drizzle-orm';
import { courses, facilities, orderLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type ExclusionAnswers, type GateError, judgeAnswers } from './exclusion-answers';

export interface GateLine {
  readonly courseTitle: string;
  readonly facilityName: string;
  readonly facilityPhone: string;
  readonly exclusions: readonly string[];
}

export type GateOutcome =
  | { readonly ok: true; readonly lines: readonly GateLine[] }
  /** The facility has changed its conditions since the page was shown: it must be shown again. */
  | { readonly ok: false; readonly reason: 'changed'; readonly courseTitles: readonly string[] }
  | { readonly ok: false; readonly reason: 'answers'; readonly fields: Readonly<Record<string, GateProblem>> };

export interface GateProblem {
  readonly error: GateError;
  /** The condition as the facility words it, and whose examination it is of: the first line is 1. */
  readonly condition: string;
  readonly lineNumber: number;
  readonly courseTitle: string;
  readonly facilityName: string;
  readonly facilityPhone: string;
}

interface Answered {
  readonly orderId: OrderId;
  readonly lines: readonly { readonly lineId: string; readonly exclusions: ExclusionAnswers }[];
}

/**
 * Nobody pays whom the examination could harm: every condition of every course must have been answered with no, against the
 * courses as they are now. The answers are judged and forgotten. Field paths follow the lines of the form.
 */
export async function checkGate(ctx: Pick<Ctx, 'db'>, { orderId, lines }: Answered): Promise<GateOutcome> {
  const rows = await ctx.db
    .select({
      lineId: orderLines.id,
      courseTitle: orderLines.courseTitle,
      facilityName: orderLines.facilityName,
      facilityPhone: facilities.phone,
      exclusions: courses.exclusions,
    })
    .from(orderLines)
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .innerJoin(facilities, eq(facilities.id, orderLines.facilityId))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const fields: Record<string, GateProblem> = {};
  const changed = new Set<string>();
  for (const { lineId, courseTitle, exclusions, facilityName, facilityPhone } of rows) {
    const index = lines.findIndex((line) => line.lineId === lineId);
    const problems = judgeAnswers(exclusions, lines[index]?.exclusions ?? []);
    if (problems === null) changed.add(courseTitle);
    for (const [position, error] of problems ?? []) {
      const about = { condition: exclusions[position] ?? '', lineNumber: index + 1, courseTitle };
      fields[`lines.${index}.exclusions.${position}`] = { error, ...about, facilityName, facilityPhone };
    }
  }
  if (changed.size > 0) return { ok: false, reason: 'changed', courseTitles: [...changed] };
  if (Object.keys(fields).length > 0) return { ok: false, reason: 'answers', fields };
  return { ok: true, lines: rows };
}
