import { desc, eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { feeSchedule } from '@/db/schema';

const switchedOn = [
  { id: 'fsc_00000000000000000000000012', method: 'konbini' },
  { id: 'fsc_00000000000000000000000013', method: 'paypay' },
] as const;

/** The demo offers konbini and PayPay at the initial terms, unless an operator has entered other ones since. */
export async function seedFees(db: Db, enteredAt: Date): Promise<void> {
  for (const { id, method } of switchedOn) {
    const [newest] = await db
      .select()
      .from(feeSchedule)
      .where(eq(feeSchedule.method, method))
      .orderBy(desc(feeSchedule.sequence))
      .limit(1);
    if (newest === undefined || newest.enteredBy !== 'initial') continue;
    const { sequence: _sequence, ...terms } = newest;
    const entry = { enteredBy: 'demo', enteredAt, reason: 'デモでは、すべての支払い方法を提供する' };
    await db
      .insert(feeSchedule)
      .values({ ...terms, ...entry, id, switchedOn: true, supersedesId: newest.id })
      .onConflictDoNothing();
  }
}
