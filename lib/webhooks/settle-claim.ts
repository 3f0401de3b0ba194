import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { stripeEvents } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { SyncOutcome } from '@/lib/stripe/sync';
import type { Claim } from './claim-events';
import { attemptsMax } from './next-batch';

/** 2, 4, 8 … seconds and at most an hour: fourteen attempts outlast an outage of three hours. */
const backOffSecondsMax = 3_600;

const stillOurs = (claim: Claim) =>
  and(
    inArray(stripeEvents.id, [...claim.eventIds]),
    eq(stripeEvents.state, 'running'),
    eq(stripeEvents.leaseToken, claim.token),
  );

/** Locks the claim's rows; false when the lease ran out and another worker has taken them. */
export async function lockClaim(tx: Db, claim: Claim): Promise<boolean> {
  const rows = await tx.select({ id: stripeEvents.id }).from(stripeEvents).where(stillOurs(claim)).for('update');
  return rows.length === claim.eventIds.length;
}

/** Finishes the claim in the transaction of its effect. What contradicts our records waits, dead, for an operator. */
export async function finishClaim(ctx: Ctx, claim: Claim, outcome: SyncOutcome): Promise<void> {
  const isParked = outcome.effect === 'parked';
  await ctx.db
    .update(stripeEvents)
    .set({
      state: isParked ? 'dead' : 'done',
      outcome: describe(outcome),
      lastError: isParked ? outcome.note : null,
      doneAt: isParked ? null : ctx.clock.now(),
      leaseUntil: null,
      leaseToken: null,
    })
    .where(stillOurs(claim));
  if (!isParked && claim.kind !== null) await settleDeadLetters(ctx, claim, outcome);
}

/** What a sync brought in line just now, from the object as it is, no older event about that object can still ask for. */
export async function settleDeadLetters(
  ctx: Ctx,
  about: Pick<Claim, 'objectId' | 'subjectId'>,
  outcome: SyncOutcome,
): Promise<void> {
  await ctx.db
    .update(stripeEvents)
    .set({ state: 'done', outcome: describe(outcome), lastError: null, doneAt: ctx.clock.now() })
    .where(
      and(
        eq(stripeEvents.objectId, about.objectId),
        eq(stripeEvents.subjectId, about.subjectId),
        sql`${stripeEvents.state} = 'dead'`,
      ),
    );
}

const describe = ({ effect, note }: SyncOutcome) => `${effect}: ${note}`;

/** Gives the claim back for a later attempt, or up after the last one. */
export async function failClaim(db: Db, claim: Claim, message: string): Promise<void> {
  await db
    .update(stripeEvents)
    .set({
      state: sql`case when ${stripeEvents.attempts} >= ${attemptsMax} then 'dead' else 'new' end`,
      runAt: sql`now() + least(power(2, ${stripeEvents.attempts}), ${backOffSecondsMax}) * interval '1 second'`,
      lastError: message,
      leaseUntil: null,
      leaseToken: null,
    })
    .where(stillOurs(claim));
}
