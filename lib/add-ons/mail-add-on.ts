import { eq } from 'drizzle-orm';
import { facilities, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { AddOnRefundId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { AddOnCharge } from './ticket-add-ons';

const templates = { paid: 'add_on_paid', authentication_required: 'add_on_link' } as const;

/** The one mail of a charge's new state, to the buyer: the receipt, or the link to pay on session. Other states are silent. */
export async function mailAddOn(ctx: Ctx, charge: AddOnCharge): Promise<void> {
  if (charge.state !== 'paid' && charge.state !== 'authentication_required') return;
  const template = templates[charge.state];
  const { amountYen, paidAt, createdAt } = charge;
  await mailBuyer(ctx, charge, { template, factKey: `${template}:${charge.id}`, amountYen, at: paidAt ?? createdAt });
}

/** One mail of a refund that Stripe has taken. */
export async function mailAddOnRefund(
  ctx: Ctx,
  charge: AddOnCharge,
  { id, amountYen, createdAt }: { readonly id: AddOnRefundId; readonly amountYen: Yen; readonly createdAt: Date },
): Promise<void> {
  const template = 'add_on_refunded';
  await mailBuyer(ctx, charge, { template, factKey: `${template}:${id}`, amountYen, at: createdAt });
}

interface Told {
  readonly template: 'add_on_paid' | 'add_on_link' | 'add_on_refunded';
  readonly factKey: string;
  readonly amountYen: Yen;
  readonly at: Date;
}

async function mailBuyer(ctx: Ctx, charge: AddOnCharge, { template, factKey, amountYen, at }: Told): Promise<void> {
  const [row] = await ctx.db
    .select({ order: orders, facilityName: facilities.name, facilityPhone: facilities.phone })
    .from(orders)
    .innerJoin(facilities, eq(facilities.id, charge.facilityId))
    .where(eq(orders.id, charge.orderId));
  assert(row?.order.buyerEmail != null, 'a charged buyer has an address');
  const { order, facilityName, facilityPhone } = row;
  await enqueueMail(ctx, {
    factKey,
    template,
    to: row.order.buyerEmail,
    orderId: charge.orderId,
    locale: order.locale,
    props: {
      addOnId: charge.id,
      number: order.number,
      buyerName: order.buyerName ?? '',
      title: charge.title,
      amountYen,
      card: { brand: charge.cardBrand, last4: charge.cardLast4 },
      at: at.toISOString(),
      linkExpiresAt: charge.linkExpiresAt?.toISOString() ?? null,
      facilityName,
      facilityPhone,
    },
  });
}
