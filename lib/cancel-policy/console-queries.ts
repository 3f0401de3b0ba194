import { asc, eq, gt } from 'drizzle-orm';
import { facilities } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { FacilityId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { type CancelLadder, wholeRefundLadder } from './cancel-ladder';
import { type LadderRow, ladderHistory } from './queries';

export interface FacilityLadder {
  readonly facilityId: FacilityId;
  readonly name: string;
  readonly prefecture: string;
  /** The one in force, or null when it has none of its own. */
  readonly current: LadderRow | null;
}

const size = 50;

/** Facilities with the ladder in force, a page at a time. Operators only. */
export async function listFacilityLadders(
  ctx: Ctx,
  after: FacilityId | null,
): Promise<{ readonly rows: readonly FacilityLadder[]; readonly next: FacilityId | null }> {
  assertOperator(ctx);
  const found = await ctx.db
    .select({ id: facilities.id, name: facilities.name, prefecture: facilities.prefecture })
    .from(facilities)
    .where(after === null ? undefined : gt(facilities.id, after))
    .orderBy(asc(facilities.id))
    .limit(size + 1);
  const page = found.slice(0, size);
  const rows = await Promise.all(
    page.map(async ({ id, name, prefecture }) => ({
      facilityId: id,
      name,
      prefecture,
      current: inForce(ctx, await ladderHistory(ctx, id)),
    })),
  );
  return { rows, next: found.length > size ? (page.at(-1)?.id ?? null) : null };
}

export interface FacilityLadderPage {
  readonly name: string;
  readonly current: LadderRow | null;
  /** What orders get today. */
  readonly ladder: CancelLadder;
  readonly history: readonly LadderRow[];
}

/** One facility's ladders, or null. Operators only. */
export async function readFacilityLadder(ctx: Ctx, facilityId: FacilityId): Promise<FacilityLadderPage | null> {
  assertOperator(ctx);
  const [facility] = await ctx.db
    .select({ name: facilities.name })
    .from(facilities)
    .where(eq(facilities.id, facilityId));
  if (facility === undefined) return null;
  const history = await ladderHistory(ctx, facilityId);
  const current = inForce(ctx, history);
  return { name: facility.name, current, ladder: current?.ladder ?? wholeRefundLadder, history };
}

function inForce(ctx: Ctx, history: readonly LadderRow[]): LadderRow | null {
  const today = jstDay(ctx.clock.now());
  return history.find(({ validFrom }) => validFrom <= today) ?? null;
}
