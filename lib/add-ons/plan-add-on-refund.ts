import { and, eq } from 'drizzle-orm';
import { addOnCharges, addOnRefunds, balanceTransactions, disputes } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { AddOnChargeId } from '@/lib/ids';
import { addYen, type Yen, zeroYen } from '@/lib/money/yen';
import { planRefund, type RefundableLine } from '@/lib/refunds/plan-refund';
import type { AddOnCharge } from './ticket-add-ons';

/** A paid option as the refund planner takes a line: earned already, without discounts, and nothing of it can be canceled. */
export interface RefundableAddOn {
  readonly charge: AddOnCharge;
  readonly line: RefundableLine;
}

/** A charge with what living refunds take from it, planned ones too, or null. Whoever decides holds the charge's lock. */
export async function readRefundableAddOn(ctx: Ctx, chargeId: AddOnChargeId): Promise<RefundableAddOn | null> {
  const [charge] = await ctx.db.select().from(addOnCharges).where(eq(addOnCharges.id, chargeId));
  if (charge === undefined) return null;
  const [refunds, lost, [fee]] = await Promise.all([
    ctx.db.select().from(addOnRefunds).where(eq(addOnRefunds.chargeId, chargeId)),
    ctx.db.select({ takenYen: disputes.takenYen }).from(disputes).where(eq(disputes.addOnChargeId, chargeId)),
    ctx.db
      .select({ feeYen: balanceTransactions.feeYen })
      .from(balanceTransactions)
      .where(
        and(eq(balanceTransactions.sourceId, charge.stripeChargeId ?? ''), eq(balanceTransactions.type, 'charge')),
      ),
  ]);
  const living = refunds.filter(({ state }) => state !== 'failed' && state !== 'canceled');
  return {
    charge,
    line: {
      lineId: charge.orderLineId,
      facilityId: charge.facilityId,
      totalYen: charge.amountYen,
      discountsYen: zeroYen,
      shareYen: charge.shareYen,
      refundedYen: addYen(...living.map(({ amountYen }) => amountYen), ...lost.map(({ takenYen }) => takenYen)),
      stripeFeeYen: fee?.feeYen ?? null,
      keptFeeYen: null,
      hasShare: true,
      recognised: true,
      cancelable: false,
    },
  };
}

/** What giving back so much of an option takes from whom. */
export function planAddOnRefund({ line }: RefundableAddOn, amountYen: Yen) {
  return planRefund([line], [{ lineId: line.lineId, amountYen, cancel: false }]);
}
