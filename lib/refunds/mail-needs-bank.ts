import { eq } from 'drizzle-orm';
import { orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import type { RefundNeedsBankProps } from '@/lib/notify/mails/refund-needs-bank';
import type { RefundRow } from './lock-refund';

/** Asked for the first time, again after a bank did not know the account, or reminded after so many days. */
type AskKind = 'first' | `again_${string}` | `day_${number}`;

/** Tells the buyer, in the caller's transaction, that their refund waits for a bank account; each kind at most once. */
export async function mailNeedsBank(ctx: Ctx, refund: RefundRow, kind: AskKind): Promise<boolean> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, refund.orderId));
  assert(order?.buyerEmail != null, 'a paid order has a buyer');
  const props: RefundNeedsBankProps = {
    orderId: refund.orderId,
    number: order.number,
    buyerName: order.buyerName ?? '',
    buyerEmail: order.buyerEmail,
    amountYen: refund.amountYen,
    expiresAt: refund.actionExpiresAt?.toISOString() ?? null,
    asked: askedOf(kind),
  };
  const mailId = await enqueueMail(ctx, {
    factKey: `refund_needs_bank:${refund.id}:${kind}`,
    template: 'refund_needs_bank',
    to: order.buyerEmail,
    orderId: refund.orderId,
    locale: order.locale,
    props: { ...props },
  });
  return mailId !== null;
}

function askedOf(kind: AskKind): RefundNeedsBankProps['asked'] {
  if (kind === 'first') return 'first';
  return kind.startsWith('again_') ? 'again' : 'reminder';
}
