import { eq } from 'drizzle-orm';
import { addOnCharges } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { postEntry } from '@/lib/ledger/post-entry';
import { addYen, negateYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import { postBalanceTransaction } from '@/lib/payments/post-balance-transaction';
import { recognisedParts } from '@/lib/shares/recognised-parts';
import { hasMoved, recordMovement } from '@/lib/shares/record-movement';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import type { AddOnCharge } from './ticket-add-ons';

export const addOnAccount = 'receivable:add_on';

/** A paid option was given: its income is earned, and what is kept of it is the facility's and ours. */
const addOnStanding = ({ amountYen, shareYen }: Pick<AddOnCharge, 'amountYen' | 'shareYen'>, refundedYen: Yen) =>
  recognisedParts({ totalYen: amountYen, discountsYen: zeroYen, shareYen }, { recognised: true, refundedYen });

export interface AddOnMovement {
  readonly fact: { readonly kind: 'refund' | 'refund_returned' | 'dispute_lost'; readonly id: string };
  /** How much more of the charge went back with it; negative when it came back. */
  readonly refundedYen: Yen;
  readonly description: string;
  readonly occurredAt: Date;
}

/**
 * Brings the books of a paid option to what is kept of it, in the caller's transaction that holds the charge's lock: the facility's
 * part and ours follow to the yen. Gives the charge as it stands then; the same fact again changes nothing.
 */
export async function moveAddOn(
  ctx: Ctx,
  charge: AddOnCharge,
  { fact, refundedYen: moreYen, description, occurredAt }: AddOnMovement,
): Promise<{ readonly charge: AddOnCharge; readonly posted: boolean }> {
  const { orderId, orderLineId, facilityId } = charge;
  const settlement = { orderLineId, fact, occurredAt };
  if (await hasMoved(ctx, settlement)) return { charge, posted: false };
  const refundedYen = addYen(charge.refundedYen, moreYen);
  const { payableYen, commissionYen } = addOnStanding(charge, refundedYen);
  const payableChangeYen = yen(payableYen - charge.payableYen);
  const commissionChangeYen = yen(commissionYen - addOnStanding(charge, charge.refundedYen).commissionYen);
  const movement = { facilityId, addOnChargeId: charge.id, recognised: true, refundedYen, payableChangeYen };
  await recordMovement(ctx, settlement, movement);
  await postEntry(ctx, {
    factKind: fact.kind,
    factId: fact.id,
    leg: 'add_on',
    orderId,
    description,
    occurredAt,
    lines: [
      { account: `payable:facility:${facilityId}`, amountYen: negateYen(payableChangeYen) },
      { account: 'revenue:commission', amountYen: negateYen(commissionChangeYen) },
      { account: addOnAccount, amountYen: yen(payableChangeYen + commissionChangeYen) },
    ],
  });
  await ctx.db.update(addOnCharges).set({ refundedYen, payableYen }).where(eq(addOnCharges.id, charge.id));
  return { charge: { ...charge, refundedYen, payableYen }, posted: true };
}

/** Books a paid option to the yen: the facility's share is due at once, fees as Stripe's balance transaction says. */
export async function bookAddOn(
  ctx: Ctx,
  charge: AddOnCharge,
  snapshot: PaymentSnapshot,
): Promise<{ readonly charge: AddOnCharge; readonly posted: boolean }> {
  const { amountYen, shareYen, facilityId, orderId, orderLineId } = charge;
  const occurredAt = charge.paidAt ?? ctx.clock.now();
  const fact = { kind: 'payment', id: snapshot.id };
  const movement = { facilityId, addOnChargeId: charge.id, recognised: true, refundedYen: zeroYen };
  const isNew = await recordMovement(
    ctx,
    { orderLineId, fact, occurredAt },
    { ...movement, payableChangeYen: shareYen },
  );
  if (isNew) {
    await postEntry(ctx, {
      factKind: fact.kind,
      factId: fact.id,
      leg: 'paid',
      orderId,
      description: '当日の追加の代金',
      occurredAt,
      lines: [
        { account: addOnAccount, amountYen },
        { account: `payable:facility:${facilityId}`, amountYen: negateYen(shareYen) },
        { account: 'revenue:commission', amountYen: negateYen(yen(amountYen - shareYen)) },
      ],
    });
    await ctx.db.update(addOnCharges).set({ payableYen: shareYen }).where(eq(addOnCharges.id, charge.id));
  }
  const transaction = snapshot.charge?.balanceTransaction ?? null;
  const fees =
    transaction !== null &&
    (await postBalanceTransaction(ctx, { transaction, orderId, account: addOnAccount, description: 'Stripe決済' }))
      .posted;
  return { charge: isNew ? { ...charge, payableYen: shareYen } : charge, posted: isNew || fees };
}
