import { intentSync } from '@/lib/add-ons/sync-add-on';
import type { Ctx } from '@/lib/context';
import { saleAccount } from '@/lib/payments/sale-account';
import { type DisputeSnapshot, disputeSnapshot } from '@/lib/stripe/dispute-snapshot';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { runSync, type Sync, type SyncOutcome } from '@/lib/stripe/sync';
import { applyDispute } from './apply-dispute';

interface DisputeReading {
  readonly dispute: DisputeSnapshot;
  /** What was paid, when it is not in our books yet or was no sale: a dispute follows what it takes back. */
  readonly sale: PaymentSnapshot | null;
}

/** One cardholder's claim, with the money that it took or gave back. */
export const disputeSync: Sync<DisputeReading> = { kind: 'dispute', fetch: fetchDispute, apply: applyReading };

export function syncDispute(ctx: Ctx, disputeId: string): Promise<SyncOutcome> {
  return runSync(ctx, disputeSync, disputeId);
}

async function fetchDispute(ctx: Ctx, disputeId: string): Promise<DisputeReading> {
  const dispute = disputeSnapshot(await ctx.stripe.disputes.retrieve(disputeId, { expand: ['charge'] }));
  const intentId = dispute.paymentIntentId;
  const isBooked = intentId === null || (await saleAccount(ctx, intentId)) !== null;
  return { dispute, sale: isBooked ? null : await intentSync.fetch(ctx, intentId) };
}

async function applyReading(ctx: Ctx, { dispute, sale }: DisputeReading): Promise<SyncOutcome> {
  if (sale === null) return applyDispute(ctx, dispute);
  const sold = await intentSync.apply(ctx, sale);
  const disputed = await applyDispute(ctx, dispute);
  return disputed.effect === 'none' ? sold : disputed;
}
