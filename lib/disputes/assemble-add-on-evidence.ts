import { and, eq, isNull } from 'drizzle-orm';
import { addOnCharges, cardConsents, facilities, orderLines, orders, redemptions } from '@/db/schema';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { AddOnChargeId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';
import { formatJstDate, formatJstDateTime } from '@/lib/time/jst';
import type { AssembledEvidence } from './assemble-evidence';

/** What our records say for an option of the day: the consent to charge the saved card, the visit and the charge. */
export async function assembleAddOnEvidence(ctx: Pick<Ctx, 'db'>, chargeId: AddOnChargeId): Promise<AssembledEvidence> {
  const [found] = await ctx.db
    .select({
      charge: addOnCharges,
      order: orders,
      line: orderLines,
      consent: cardConsents,
      facilityName: facilities.name,
      redeemedAt: redemptions.redeemedAt,
    })
    .from(addOnCharges)
    .innerJoin(orders, eq(orders.id, addOnCharges.orderId))
    .innerJoin(orderLines, eq(orderLines.id, addOnCharges.orderLineId))
    .innerJoin(cardConsents, eq(cardConsents.id, addOnCharges.consentId))
    .innerJoin(facilities, eq(facilities.id, addOnCharges.facilityId))
    .leftJoin(redemptions, and(eq(redemptions.ticketId, addOnCharges.ticketId), isNull(redemptions.undoneAt)))
    .where(eq(addOnCharges.id, chargeId));
  assert(found !== undefined, 'a disputed option exists');
  const { charge, order, line, consent, facilityName, redeemedAt } = found;
  const consentedAt = formatJstDateTime(consent.consentedAt);
  const moments = [
    { at: consent.consentedAt, what: '保存したカードへの当日の追加代金の請求に同意' },
    { at: charge.createdAt, what: '施設の窓口で当日の追加を受け付け' },
    ...(charge.paidAt === null ? [] : [{ at: charge.paidAt, what: '保存したカードでの支払いの完了' }]),
    ...(redeemedAt === null ? [] : [{ at: redeemedAt, what: '施設の窓口でチケットを使用（来所して利用）' }]),
  ];
  const people = [order.buyerName, order.buyerKana, line.examineeName, line.examineeKana];
  const words = [charge.title, line.courseTitle, line.facilityName, facilityName];
  return {
    evidence: {
      product_description: `検査施設で当日に追加で受けたサービスの代金です。注文番号 ${formatOrderNumber(order.number)}、1件、${formatYen(charge.amountYen)}（税込）。`,
      service_date: formatJstDate(redeemedAt ?? charge.paidAt ?? charge.createdAt),
      access_activity_log: moments
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ at, what }) => `${formatJstDateTime(at)} ${what}`)
        .join('\n'),
      refund_policy_disclosure: `購入者は${consentedAt}に、当日に追加したサービスの代金を保存したカードに請求することに同意しました（文面の版: ${consent.version}）。`,
      cancellation_policy_disclosure: '',
      uncategorized_text: '',
    },
    secretWords: [...people, ...words].filter((word) => word !== null),
  };
}
