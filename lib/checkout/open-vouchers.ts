import { and, eq, gt } from 'drizzle-orm';
import { konbiniVouchers, payments } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { endedForGood } from '@/lib/konbini/voucher-times';

/** Numbers of the outer query's payment that may bring money, also some time after their end. */
export function vouchersThatMayPay({ db, clock }: Pick<Ctx, 'db' | 'clock'>) {
  return db
    .select({ id: konbiniVouchers.id })
    .from(konbiniVouchers)
    .where(
      and(
        eq(konbiniVouchers.paymentId, payments.id),
        eq(konbiniVouchers.state, 'waiting'),
        gt(konbiniVouchers.stripeExpiresAt, endedForGood(clock.now())),
      ),
    );
}
