import { openDatabase } from '@/db/client';
import { parseId } from '@/lib/ids';
import { startPayment } from '@/lib/payments/start-payment';
import { refundOrder } from '@/lib/refunds/refund-order';
import { createStripeClient } from '@/lib/stripe/client';
import { systemClock } from '@/lib/time/clock';

/** A process that tests kill: runs one verb on the database and sandbox that its arguments name. */
const [verb, databaseUrl = '', stripeUrl = '', orderText = ''] = process.argv.slice(2);
const orderId = parseId('ord', orderText);
if (orderId === null) throw new Error(`not an order: ${orderText}`);
const database = openDatabase(databaseUrl, { max: 2 });
const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_dokuei', STRIPE_API_BASE: stripeUrl });
const ctx = { db: database.db, stripe, clock: systemClock, requestId: 'req_child' };
if (verb === 'start-payment') {
  await startPayment({ ...ctx, actor: { kind: 'system', name: 'child' } }, { orderId });
} else {
  const operator = { kind: 'user', userId: 'usr_operator', email: '', roles: ['operator'] } as const;
  const actor = { ...operator, facilityIds: [], orderIds: [] };
  await refundOrder({ ...ctx, actor }, { orderId, reason: '試験' });
}
await database.close();
