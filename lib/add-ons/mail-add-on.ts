import { eq } from 'drizzle-orm';
import { facilities, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { AddOnCharge } from './ticket-add-ons';

const templates = { paid: 'add_on_paid', authentication_required: 'add_on_link' } as const;

/** The one mail of a charge's new state, to the buyer: the receipt, or the link to pay on session. Other states are silent. */
export async function mailAddOn(ctx: Ctx, charge: AddOnCharge): Promise<void> {
  if (charge.state !== 'paid' && charge.state !== 'authentication_required') return;
  const [row] = await ctx.db
    .select({ order: orders, facilityName: facilities.name, facilityPhone: facilities.phone })
    .from(orders)
    .innerJoin(facilities, eq(facilities.id, charge.facilityId))
    .where(eq(orders.id, charge.orderId));
  assert(row?.order.buyerEmail != null, 'a charged buyer has an address');
  const { order, facilityName, facilityPhone } = row;
  await enqueueMail(ctx, {
    factKey: `${templates[charge.state]}:${charge.id}`,
    template: templates[charge.state],
    to: row.order.buyerEmail,
    orderId: charge.orderId,
    locale: order.locale,
    props: {
      addOnId: charge.id,
      number: order.number,
      buyerName: order.buyerName ?? '',
      title: charge.title,
      amountYen: charge.amountYen,
      card: { brand: charge.cardBrand, last4: charge.cardLast4 },
      at: (charge.paidAt ?? charge.createdAt).toISOString(),
      linkExpiresAt: charge.linkExpiresAt?.toISOString() ?? null,
      ...{ facilityName, facilityPhone },
    },
  });
}
