import { and, asc, eq, isNull } from 'drizzle-orm';
import { type DisputeState, disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';

/** What a card company's question is for the buyer: open, the payment stands, the money goes back, or over without money. */
export type ClaimStage = 'asking' | 'kept' | 'lost' | 'ended';

export interface BuyerClaim {
  readonly stage: ClaimStage;
  /** Stripe refuses refunds meanwhile, so nothing can be canceled here. */
  readonly stopsRefunds: boolean;
  readonly amountYen: Yen;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const stages: Readonly<Record<DisputeState, ClaimStage>> = {
  warning_needs_response: 'asking',
  warning_under_review: 'asking',
  needs_response: 'asking',
  under_review: 'asking',
  warning_closed: 'ended',
  prevented: 'ended',
  won: 'kept',
  lost: 'lost',
};

/** The claims against an order's payment as its buyer is told of them, oldest first. The caller has checked who asks. */
export async function readClaims(ctx: Pick<Ctx, 'db'>, orderId: OrderId): Promise<readonly BuyerClaim[]> {
  const rows = await ctx.db
    .select()
    .from(disputes)
    .where(and(eq(disputes.orderId, orderId), isNull(disputes.addOnChargeId), isNull(disputes.strayIntentId)))
    .orderBy(asc(disputes.openedAt), asc(disputes.id));
  return rows.map(({ state, refundable, amountYen, openedAt, closedAt }) => ({
    stage: stages[state],
    stopsRefunds: !refundable && closedAt === null,
    amountYen,
    openedAt,
    closedAt,
  }));
}
