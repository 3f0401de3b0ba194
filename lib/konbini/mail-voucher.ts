import { eq } from 'drizzle-orm';
import { type konbiniVouchers, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { VoucherMailProps } from '@/lib/notify/mails/konbini-voucher';
import type { Reminder } from './voucher-times';

export type VoucherOccasion = 'issued' | Reminder | `again:${number}`;

type Voucher = Pick<typeof konbiniVouchers.$inferSelect, 'id' | 'stores' | 'hostedUrl' | 'payUntil'> & {
  readonly orderId: OrderId;
};

function voucherMailKey({ id }: Pick<Voucher, 'id'>, occasion: VoucherOccasion): string {
  return `konbini_voucher:${id}:${occasion}`;
}

/** Enqueues the numbers of all chains, once per voucher and occasion. Says whether this call did. */
export async function mailVoucher(ctx: Ctx, voucher: Voucher, occasion: VoucherOccasion): Promise<boolean> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, voucher.orderId));
  assert(order?.buyerEmail != null, 'an order with numbers to pay has a buyer');
  const props: VoucherMailProps = {
    orderId: order.id,
    number: order.number,
    buyerName: order.buyerName ?? '',
    totalYen: order.totalYen,
    payUntil: voucher.payUntil.toISOString(),
    stores: voucher.stores,
    hostedUrl: voucher.hostedUrl,
    occasion: occasion.startsWith('again') ? 'again' : occasion === 'issued' ? 'issued' : reminderOf(occasion),
  };
  const mailId = await enqueueMail(ctx, {
    factKey: voucherMailKey(voucher, occasion),
    template: 'konbini_voucher',
    to: order.buyerEmail,
    orderId: order.id,
    locale: order.locale,
    props: { ...props },
  });
  return mailId !== null;
}

const reminderOf = (occasion: VoucherOccasion) => (occasion === 'day_before' ? 'day_before' : 'last_day');
