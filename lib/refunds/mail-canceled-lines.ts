import { eq, inArray } from 'drizzle-orm';
import { facilities, payments } from '@/db/schema';
import { readMailOrder } from '@/lib/checkout/read-mail-order';
import type { Ctx } from '@/lib/context';
import type { OrderId, RefundId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { LineCanceledProps } from '@/lib/notify/mails/order-line-canceled';
import type { RefundPlan } from './plan-refund';
import type { PaidLine } from './refundable-lines';

interface Told {
  readonly orderId: OrderId;
  /** Null when nothing goes back. */
  readonly refundId: RefundId | null;
  readonly plan: RefundPlan;
  readonly lines: readonly PaidLine[];
}

/** The fact of the mail that tells the buyer of a refund. */
export const refundMailKey = (refundId: RefundId) => `refund_told:${refundId}`;

/** One mail of a decision: which lines are canceled, what goes back and what is kept. In the caller's transaction. */
export async function mailCanceledLines(ctx: Ctx, { orderId, refundId, plan, lines }: Told): Promise<void> {
  const { to, locale, props } = await readMailOrder(ctx, orderId);
  const [payment] = await ctx.db
    .select({ methodType: payments.methodType })
    .from(payments)
    .where(eq(payments.orderId, orderId));
  const about = lines.filter(({ lineId }) => plan.lines.some((planned) => planned.lineId === lineId));
  const phones = await phonesOf(ctx, about);
  const told: LineCanceledProps = {
    orderId,
    number: props.number,
    buyerName: props.buyerName,
    methodType: payment?.methodType ?? null,
    refundYen: plan.totalYen,
    lines: plan.lines.flatMap((planned) => {
      const line = about.find(({ lineId }) => lineId === planned.lineId);
      if (line === undefined) return [];
      return {
        courseTitle: line.courseTitle,
        examineeName: line.examineeName ?? '',
        facilityName: line.facilityName,
        facilityPhone: phones.get(line.facilityId) ?? '',
        canceled: planned.cancels,
        refundYen: planned.refundYen,
        feeYen: planned.keptFeeYen,
      };
    }),
  };
  const [first] = about;
  const factKey = refundId === null ? `line_canceled:${first?.lineId ?? orderId}` : refundMailKey(refundId);
  await enqueueMail(ctx, { factKey, template: 'order_line_canceled', to, orderId, locale, props: { ...told } });
}

async function phonesOf(ctx: Ctx, lines: readonly PaidLine[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(lines.map(({ facilityId }) => facilityId))];
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: facilities.id, phone: facilities.phone })
    .from(facilities)
    .where(inArray(facilities.id, ids));
  return new Map(rows.map(({ id, phone }) => [id, phone]));
}
