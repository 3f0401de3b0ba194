import { eq } from 'drizzle-orm';
import { type DisputeState, disputes } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { addYen, negateYen, type Yen, yen } from '@/lib/money/yen';
import type { DisputeSnapshot } from '@/lib/stripe/dispute-snapshot';
import type { SyncOutcome } from '@/lib/stripe/sync';
import { bookDispute } from './book-dispute';
import { isClosed, isInquiry, needsResponse, nextDisputeState } from './dispute-state';
import { columnsOf, type DisputedMoney, lockDisputed } from './disputed-money';
import { mailOperators } from './mail-operators';
import { takeLoss } from './take-loss';

export type DisputeRow = typeof disputes.$inferSelect;

/** Brings our record of a claim and the books in line with what Stripe said, in the caller's transaction. */
export async function applyDispute(ctx: Ctx, snapshot: DisputeSnapshot): Promise<SyncOutcome> {
  const intentId = snapshot.paymentIntentId;
  const money = intentId === null ? null : await lockDisputed(ctx, intentId);
  if (money === null) return { effect: 'none', note: 'not a dispute of a payment of ours' };
  if (snapshot.status === 'unsupported') return { effect: 'parked', note: 'a dispute status that we do not know' };
  if (snapshot.currency !== 'jpy') return { effect: 'parked', note: `a dispute in ${snapshot.currency}` };

  const [known] = await ctx.db.select().from(disputes).where(eq(disputes.stripeDisputeId, snapshot.id)).for('update');
  const state = nextDisputeState(known?.state ?? null, snapshot.status);
  const dispute = await store(ctx, { money, known: known ?? null, state, snapshot });
  const changed = await tell(ctx, dispute, known ?? null);
  const { posted } = await bookDispute(ctx, dispute, snapshot.transactions);
  const lost = dispute.state === 'lost' && dispute.withdrawnYen > 0 && (await takeLoss(ctx, dispute, money));
  const effect = changed || posted || lost ? 'applied' : 'none';
  return { effect, note: `dispute ${known?.state ?? 'new'} → ${dispute.state}` };
}

interface Reading {
  readonly money: DisputedMoney;
  readonly known: DisputeRow | null;
  readonly state: DisputeState;
  readonly snapshot: DisputeSnapshot;
}

/** What Stripe holds: it only ever takes once and gives back once, so a reading with fewer movements is an older one. */
function withdrawn({ known, snapshot }: Reading): Yen {
  const read = negateYen(addYen(...snapshot.transactions.map(({ amountYen }) => amountYen)));
  const isOlder = snapshot.transactions.length === 0 && known !== null;
  return isOlder ? known.withdrawnYen : yen(Math.max(0, read));
}

async function store(ctx: Ctx, reading: Reading): Promise<DisputeRow> {
  const { money, known, state, snapshot } = reading;
  const now = ctx.clock.now();
  const isLatest = state === snapshot.status;
  const escalated = known !== null && isInquiry(known.state) && !isInquiry(state);
  const fields = {
    state,
    withdrawnYen: withdrawn(reading),
    closedAt: isClosed(state) ? (known?.closedAt ?? now) : null,
    syncedAt: now,
    ...(escalated ? { submittedAt: null, evidence: null } : {}),
    ...(known === null || isLatest ? factsOf(snapshot) : {}),
  };
  if (known !== null) {
    const [row] = await ctx.db.update(disputes).set(fields).where(eq(disputes.id, known.id)).returning();
    assert(row !== undefined, 'the dispute is locked');
    return row;
  }
  const [row] = await ctx.db
    .insert(disputes)
    .values({
      ...factsOf(snapshot),
      ...fields,
      id: newId('dsp'),
      ...columnsOf(money),
      stripeDisputeId: snapshot.id,
      openedAt: snapshot.openedAt,
      createdAt: now,
    })
    .returning();
  assert(row !== undefined, 'the dispute was inserted');
  return row;
}

const factsOf = ({ reason, amountYen, dueBy, refundable, threeDSecure, submissionCount }: DisputeSnapshot) => ({
  reason,
  amountYen,
  dueBy,
  refundable,
  threeDSecure,
  submissionCount,
});

/** The audit trail, and one mail to every operator whenever the bank asks for an answer. Says whether the state changed. */
async function tell(ctx: Ctx, dispute: DisputeRow, known: DisputeRow | null): Promise<boolean> {
  if (known?.state === dispute.state) return false;
  await recordAudit(ctx, {
    action: known === null ? 'dispute.opened' : `dispute.${dispute.state}`,
    subjectId: dispute.orderId,
    ...(known === null ? {} : { before: { state: known.state } }),
    after: { state: dispute.state, disputeId: dispute.id, amountYen: dispute.amountYen, reason: dispute.reason },
  });
  if (needsResponse(dispute.state)) await mailOperators(ctx, dispute);
  return true;
}
