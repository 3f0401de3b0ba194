import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, payments } from '@/db/schema';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { paymentOf } from '@/db/testing/snapshots';
import { testContext } from '@/db/testing/test-context';
import { newId } from '@/lib/ids';
import { yen, zeroYen } from '@/lib/money/yen';
import type { PaymentSnapshot } from '@/lib/stripe/snapshots';
import { paymentSync } from './sync-payment';

/** As Stripe told it after the decline of another card, before the good one. */
function declinedBefore(paid: PaymentSnapshot): PaymentSnapshot {
  assert.ok(paid.charge);
  const charge = {
    ...paid.charge,
    id: 'ch_declined',
    status: 'failed',
    createdAt: new Date('2026-11-20T02:00:00Z'),
    cardBrand: 'jcb',
    cardLast4: '0002',
    balanceTransaction: null,
  };
  return {
    ...paid,
    status: 'requires_payment_method',
    receivedYen: zeroYen,
    lastErrorCode: 'card_declined',
    lastDeclineCode: 'insufficient_funds',
    charge,
  };
}

test('what was read after a decline and stored after the success changes nothing', async () => {
  await using own = await testContext();
  const orderId = await insertOrderToPay(own.ctx);
  const id = newId('pay');
  const createdAt = own.ctx.clock.now();
  await own.ctx.db.insert(payments).values({ id, orderId, state: 'planned', amountYen: yen(24_800), createdAt });
  const apply = (snapshot: PaymentSnapshot) =>
    own.ctx.db.transaction((tx) => paymentSync.apply({ ...own.ctx, db: tx }, snapshot));
  const rows = () => own.ctx.db.select().from(payments).where(eq(payments.id, id));
  const audits = () => own.ctx.db.$count(auditLog, eq(auditLog.subjectId, orderId));

  const paid = paymentOf(orderId, id);
  await apply(declinedBefore(paid));
  await apply(paid);
  const [before, told] = [await rows(), await audits()];
  assert.equal(before[0]?.stripeChargeId, 'ch_test');
  assert.equal((await apply(declinedBefore(paid))).effect, 'none');
  assert.deepEqual(await rows(), before);
  assert.equal(await audits(), told);
});
