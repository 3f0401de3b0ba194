import { asc, eq } from 'drizzle-orm';
import { addOnCharges, addOnRefunds, facilities, orders } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { AddOnChargeId, OrderId } from '@/lib/ids';
import { type MoneyStop, readMoneyStop } from '@/lib/reconciliation/money-stop';
import type { RefundHistoryRow } from '@/lib/refunds/read-refund-planner';
import { type AddOnRefund, nextAddOnOrdinal } from './lock-add-on-refund';
import { type RefundableAddOn, readRefundableAddOn } from './plan-add-on-refund';
import type { AddOnCharge } from './ticket-add-ons';

export interface AddOnRefundPlanner extends RefundableAddOn {
  readonly number: string;
  readonly buyerName: string;
  readonly facilityName: string;
  /** Of the refund that would be made now. */
  readonly ordinal: number;
  readonly history: readonly (Omit<RefundHistoryRow, 'refundId' | 'paymentId'> & { readonly refundId: string })[];
  readonly stop: MoneyStop | null;
}

/** A charged option as the operator plans its refund, or null. Operators only. */
export async function readAddOnRefund(ctx: Ctx, chargeId: AddOnChargeId): Promise<AddOnRefundPlanner | null> {
  assertOperator(ctx);
  const found = await readRefundableAddOn(ctx, chargeId);
  if (found === null) return null;
  const { charge } = found;
  const [[about], refunds, ordinal, stop] = await Promise.all([
    ctx.db
      .select({ number: orders.number, buyerName: orders.buyerName, facilityName: facilities.name })
      .from(orders)
      .innerJoin(facilities, eq(facilities.id, charge.facilityId))
      .where(eq(orders.id, charge.orderId)),
    ctx.db.select().from(addOnRefunds).where(eq(addOnRefunds.chargeId, chargeId)).orderBy(asc(addOnRefunds.ordinal)),
    nextAddOnOrdinal(ctx, chargeId),
    readMoneyStop(ctx),
  ]);
  assert(about !== undefined, 'a charge has an order and a facility');
  const history = refunds.map((refund) => historyRow(charge, refund));
  return { ...found, ...about, buyerName: about.buyerName ?? '', ordinal, history, stop };
}

function historyRow(charge: AddOnCharge, { id, chargeId: _charge, ...refund }: AddOnRefund) {
  const lines = [{ lineId: charge.orderLineId, courseTitle: charge.title, amountYen: refund.amountYen }];
  return { ...refund, refundId: id, note: null, actionExpiresAt: null, lines };
}

/** Every option that was charged with an order, oldest first. Operators only. */
export async function addOnsOfOrder(ctx: Ctx, orderId: OrderId): Promise<readonly AddOnCharge[]> {
  assertOperator(ctx);
  return ctx.db
    .select()
    .from(addOnCharges)
    .where(eq(addOnCharges.orderId, orderId))
    .orderBy(asc(addOnCharges.createdAt), asc(addOnCharges.id));
}
