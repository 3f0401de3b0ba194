import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { konbiniVouchers, orders, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { dayMs, shift } from '@/lib/time/duration';
import { mailVoucher } from './mail-voucher';
import { dueReminder } from './voucher-times';

const batchSize = 1_000;

/**
 * Reminds buyers of numbers that nobody has paid, on the day before the deadline and on its day from nine in the morning, each
 * once. A voucher that ends meanwhile gets none: its row is locked and read again. Returns how many mails were written.
 */
export async function remindVouchers(ctx: Ctx): Promise<{ readonly reminded: number }> {
  const now = ctx.clock.now();
  const near = await ctx.db
    .select({ id: konbiniVouchers.id, payUntil: konbiniVouchers.payUntil, createdAt: konbiniVouchers.createdAt })
    .from(konbiniVouchers)
    .where(
      and(
        eq(konbiniVouchers.state, 'waiting'),
        gt(konbiniVouchers.payUntil, now),
        lte(konbiniVouchers.payUntil, shift(now, 2 * dayMs)),
      ),
    )
    .orderBy(asc(konbiniVouchers.payUntil))
    .limit(batchSize);
  let reminded = 0;
  for (const { id, ...times } of near) {
    const kind = dueReminder(times, now);
    if (kind === null) continue;
    const isWritten = await ctx.db.transaction(async (tx) => {
      const [found] = await tx
        .select({ voucher: konbiniVouchers, orderId: payments.orderId })
        .from(konbiniVouchers)
        .innerJoin(payments, eq(payments.id, konbiniVouchers.paymentId))
        .innerJoin(orders, eq(orders.id, payments.orderId))
        .where(
          and(eq(konbiniVouchers.id, id), eq(konbiniVouchers.state, 'waiting'), eq(orders.state, 'awaiting_payment')),
        )
        .for('update', { of: konbiniVouchers });
      if (found === undefined) return false;
      return mailVoucher({ ...ctx, db: tx }, { ...found.voucher, orderId: found.orderId }, kind);
    });
    if (isWritten) reminded += 1;
  }
  return { reminded };
}
