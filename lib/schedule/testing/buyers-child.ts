import { openDatabase } from '@/db/client';
import { createOrder } from '@/lib/checkout/create-order';
import { parseId } from '@/lib/ids';
import { createStripeClient } from '@/lib/stripe/client';
import { fixedClock } from '@/lib/time/clock';
import { addDatedCart } from './dated';

/** A process of buyers who all want the same day at once. Says `ready`, begins at its first input, prints what became of each. */
const [databaseUrl = '', courseText = '', day = '', count = '0', now = ''] = process.argv.slice(2);
const courseId = parseId('crs', courseText);
if (courseId === null) throw new Error(`not a course: ${courseText}`);
const database = openDatabase(databaseUrl, { max: 20 });
const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_dokuei', STRIPE_API_BASE: 'http://127.0.0.1:1' });
const actor = { kind: 'guest', orderIds: [] } as const;
const ctx = { db: database.db, stripe, clock: fixedClock(new Date(now)), actor, requestId: 'req_child' };
const carts = await Promise.all(Array.from({ length: Number(count) }, () => addDatedCart(ctx, courseId, [day])));
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
const made = await Promise.all(carts.map((cartId) => createOrder(ctx, { cartId, locale: 'ja' })));
process.stdout.write(`${JSON.stringify(made.map((outcome) => (outcome.ok ? 'made' : outcome.reason)))}\n`);
await database.close();
