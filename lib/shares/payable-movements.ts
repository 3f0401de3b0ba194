import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { addOnCharges, orderLines, shareSettlements } from '@/db/schema';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { type OrderLineId, parseId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { monthEnd, monthStart } from './month';

/** What changes what a facility is owed, for its page; `other` is a kind that came later than this list. */
const movementKinds = {
  redemption: 'redemption',
  redemption_undone: 'redemption_undone',
  order_paid: 'order_paid',
  refund: 'refund',
  refund_returned: 'refund_returned',
  line_canceled: 'line_canceled',
  fee_waived: 'fee_waived',
  dispute_lost: 'dispute_lost',
} as const;

const addOnKinds = {
  payment: 'add_on',
  refund: 'add_on_refund',
  refund_returned: 'add_on_refund_returned',
  dispute_lost: 'dispute_lost',
} as const;

export type MovementKind = keyof typeof movementKinds | (typeof addOnKinds)[keyof typeof addOnKinds] | 'other';

export interface PayableMovement {
  readonly at: Date;
  readonly kind: MovementKind;
  /** Of the course, or of the option of the day. */
  readonly title: string;
  readonly examineeName: string;
  readonly examDate: string | null;
  /** What it added to the debt to the facility; negative when it took. */
  readonly changeYen: Yen;
  readonly cursor: MovementCursor;
}

export interface MovementCursor {
  readonly at: Date;
  readonly lineId: OrderLineId;
  readonly factKind: string;
  readonly factId: string;
}

interface MovementsRequest {
  /** Of Japan, `2026-11`. */
  readonly month: string;
  readonly after: MovementCursor | null;
  readonly size: number;
}

/** What moved the payable of the actor's facility in a month, oldest first; with the months before it sums to the books. Facilities only. */
export async function listMovements(
  ctx: Ctx,
  { month, after, size }: MovementsRequest,
): Promise<{ readonly movements: readonly PayableMovement[]; readonly next: MovementCursor | null }> {
  const facilityIds = [...assertFacility(ctx)];
  const { occurredAt, orderLineId, factKind, factId } = shareSettlements;
  const rows = await ctx.db
    .select({
      at: occurredAt,
      lineId: orderLineId,
      factKind,
      factId,
      addOnChargeId: shareSettlements.addOnChargeId,
      title: sql<string>`coalesce(${addOnCharges.title}, ${orderLines.courseTitle})`,
      examineeName: sql<string>`coalesce(${orderLines.examineeName}, '')`,
      examDate: orderLines.examDate,
      changeYen: shareSettlements.payableChangeYen,
    })
    .from(shareSettlements)
    .innerJoin(orderLines, eq(orderLines.id, orderLineId))
    .leftJoin(addOnCharges, eq(addOnCharges.id, shareSettlements.addOnChargeId))
    .where(
      and(
        inArray(shareSettlements.facilityId, facilityIds),
        // As the partial index says it: a parameter would hide it from the planner.
        sql`${shareSettlements.payableChangeYen} <> 0`,
        gte(occurredAt, monthStart(month)),
        lt(occurredAt, monthEnd(month)),
        after === null
          ? undefined
          : sql`(${occurredAt}, ${orderLineId}, ${factKind}, ${factId}) >
              (${after.at.toISOString()}::timestamptz, ${after.lineId}, ${after.factKind}, ${after.factId})`,
      ),
    )
    .orderBy(asc(occurredAt), asc(orderLineId), asc(factKind), asc(factId))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next = rows.length > size && last !== undefined ? cursorOf(last) : null;
  return { movements: page.map((row) => ({ ...row, kind: kindOf(row), cursor: cursorOf(row) })), next };
}

const cursorOf = ({ at, lineId, factKind, factId }: MovementCursor) => ({ at, lineId, factKind, factId });

function kindOf({ factKind, addOnChargeId }: { factKind: string; addOnChargeId: string | null }): MovementKind {
  const kinds: Readonly<Record<string, MovementKind>> = addOnChargeId === null ? movementKinds : addOnKinds;
  return kinds[factKind] ?? 'other';
}

export function formatMovementCursor({ at, lineId, factKind, factId }: MovementCursor): string {
  return [at.getTime(), lineId, factKind, factId].join('.');
}

/** A cursor from the address; null when it is none. */
export function parseMovementCursor(text: string): MovementCursor | null {
  const [, time = '', line = '', factKind = '', factId = ''] = /^(\d{1,15})\.(\w+)\.(\w+)\.([\w:-]+)$/.exec(text) ?? [];
  const lineId = parseId('orl', line);
  return lineId === null ? null : { at: new Date(Number(time)), lineId, factKind, factId };
}
