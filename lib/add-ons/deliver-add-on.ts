import { and, eq, isNull } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { AddOnChargeId } from '@/lib/ids';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { syncAddOn } from './sync-add-on';
import type { AddOnCharge } from './ticket-add-ons';

/**
 * Brings a planned charge to Stripe, or an interrupted one to its end, and gives it as it stands then. A charge without answer
 * stays `planned` until the sweep; what Stripe will not take at all is `canceled` with the reason.
 */
export async function deliverAddOn(ctx: Ctx, charge: AddOnCharge): Promise<AddOnCharge> {
  if (charge.state !== 'planned') return charge;
  const about = { kind: 'payment_intent.charge', subjectId: charge.id } as const;
  const answer = await sendStripeRequest(ctx, {
    ...about,
    // Never another attempt: a second PaymentIntent could charge the card twice.
    attempt: 1,
    params: {
      amount: charge.amountYen,
      currency: 'jpy',
      customer: charge.stripeCustomerId,
      payment_method: charge.stripePaymentMethodId,
      allowed_payment_method_types: ['card'],
      off_session: true,
      confirm: true,
      description: '検査コース代金',
      metadata: { add_on_id: charge.id },
    },
  });
  if (answer.outcome === 'refused') await refuse(ctx, charge.id, answer.error.code);
  if (answer.outcome === 'confirmed') {
    await ctx.db
      .update(addOnCharges)
      .set({ stripePaymentIntentId: answer.object.id })
      .where(and(eq(addOnCharges.id, charge.id), isNull(addOnCharges.stripePaymentIntentId)));
    await syncAddOn(ctx, answer.object.id);
  }
  const now = await readCharge(ctx, charge.id);
  if (now.state !== 'declined') return now;
  await cancelAddOn(ctx, now);
  return readCharge(ctx, charge.id);
}

/** Ends the PaymentIntent of a charge that will not be paid, so that nobody pays it later. */
export async function cancelAddOn(ctx: Ctx, charge: AddOnCharge): Promise<void> {
  const { stripePaymentIntentId: id } = charge;
  if (id === null) return;
  const about = { kind: 'payment_intent.cancel', subjectId: charge.id } as const;
  const attempt = await requestAttempt(ctx, about);
  await sendStripeRequest(ctx, { ...about, attempt, params: { id, cancellation_reason: 'abandoned' } });
  await syncAddOn(ctx, id);
}

async function refuse(ctx: Ctx, id: AddOnChargeId, code: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const refused = await tx
      .update(addOnCharges)
      .set({ state: 'canceled', declineCode: code, syncedAt: ctx.clock.now() })
      .where(and(eq(addOnCharges.id, id), eq(addOnCharges.state, 'planned')))
      .returning({ id: addOnCharges.id });
    if (refused.length === 0) return;
    await recordAudit({ ...ctx, db: tx }, { action: 'add_on.refused', subjectId: id, after: { code } });
  });
}

async function readCharge(ctx: Ctx, id: AddOnChargeId): Promise<AddOnCharge> {
  const [charge] = await ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, id));
  assert(charge !== undefined, `charge ${id} exists`);
  return charge;
}
