import { and, eq, isNotNull, isNull, lte, notExists, notInArray, or, sql } from 'drizzle-orm';
import { balanceTransactions, payments, stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type Swept, sweepEach } from '@/lib/stripe/sweep-each';
import { minuteMs, shift } from '@/lib/time/duration';
import { cancelPayment } from './cancel-payment';
import { finishIntent } from './finish-intent';
import { syncPayment } from './sync-payment';

const batchSize = 100;
const openAfterMs = 15 * minuteMs;

/**
 * Finds what no event told: intents whose id was lost, open or parked payments not read for 15 minutes, and succeeded ones whose
 * fees are not booked a minute later. Each is stamped before it is tried: what fails goes to the end of the queue.
 */
export async function sweepPayments(ctx: Ctx): Promise<Swept> {
  const unlinked = (await unlinkedPayments(ctx)).map((payment) => ({
    id: payment.id,
    run: () => finishUnlinked(ctx, payment),
  }));
  const stale = (await stalePayments(ctx)).flatMap(({ id, paymentIntentId }) =>
    paymentIntentId === null
      ? []
      : [{ id, run: async () => (await syncPayment(ctx, paymentIntentId)).effect === 'applied' }],
  );
  return sweepEach([...unlinked, ...stale], async ({ id, run }) => {
    await ctx.db.update(payments).set({ syncedAt: ctx.clock.now() }).where(eq(payments.id, id));
    return run();
  });
}

type Unlinked = Awaited<ReturnType<typeof unlinkedPayments>>[number];

async function finishUnlinked(ctx: Ctx, payment: Unlinked): Promise<boolean> {
  const finished = await finishIntent(ctx, payment);
  if (typeof finished === 'string') return false;
  if (payment.state === 'canceled') await cancelPayment(ctx, { orderId: payment.orderId });
  else await syncPayment(ctx, finished.paymentIntentId);
  return true;
}

/** Intents were made for them, but the process died before their ids were stored. Sending is the resolver's work. */
async function unlinkedPayments(ctx: Ctx) {
  const made = and(
    eq(stripeRequests.subjectId, payments.id),
    eq(stripeRequests.kind, 'payment_intent.create'),
    eq(stripeRequests.state, 'confirmed'),
    lte(stripeRequests.resolvedAt, shift(ctx.clock.now(), -minuteMs)),
  );
  return ctx.db
    .selectDistinct({
      id: payments.id,
      orderId: payments.orderId,
      state: payments.state,
      syncedAt: payments.syncedAt,
    })
    .from(payments)
    .innerJoin(stripeRequests, made)
    .where(isNull(payments.stripePaymentIntentId))
    .orderBy(sql`${payments.syncedAt} nulls first`)
    .limit(batchSize);
}

async function stalePayments(ctx: Ctx) {
  const now = ctx.clock.now();
  const booked = ctx.db
    .select({ id: balanceTransactions.stripeBalanceTransactionId })
    .from(balanceTransactions)
    .where(eq(balanceTransactions.sourceId, payments.stripeChargeId));
  const isOpen = and(
    notInArray(payments.state, ['succeeded', 'canceled']),
    or(
      lte(payments.syncedAt, shift(now, -openAfterMs)),
      and(isNull(payments.syncedAt), lte(payments.createdAt, shift(now, -openAfterMs))),
    ),
  );
  const hasNoFees = and(
    eq(payments.state, 'succeeded'),
    lte(payments.syncedAt, shift(now, -minuteMs)),
    notExists(booked),
  );
  const isParked = and(isNotNull(payments.parkedReason), lte(payments.syncedAt, shift(now, -openAfterMs)));
  return ctx.db
    .select({
      id: payments.id,
      paymentIntentId: sql<string | null>`coalesce(${payments.parkedIntentId}, ${payments.stripePaymentIntentId})`,
    })
    .from(payments)
    .where(
      and(
        isNotNull(payments.stripePaymentIntentId),
        or(and(isNull(payments.parkedReason), or(isOpen, hasNoFees)), isParked),
      ),
    )
    .orderBy(sql`${payments.syncedAt} nulls first`)
    .limit(batchSize);
}
