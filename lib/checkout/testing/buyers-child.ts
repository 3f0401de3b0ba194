import { once } from 'node:events';
import { openDatabase } from '@/db/client';
import { assert } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import { createStripeClient } from '@/lib/stripe/client';
import { fixedClock } from '@/lib/time/clock';
import { createOrder } from '../create-order';

// A process of buyers: `buyers-child.ts DATABASE NOW CART…`. Says `ready`, orders every cart at its first message, tells what became of each.
const [databaseUrl = '', now = '', ...texts] = process.argv.slice(2);
const carts = texts.map((text) => {
  const cartId = parseId('crt', text);
  assert(cartId !== null, `${text} is a cart`);
  return cartId;
});
const database = openDatabase(databaseUrl, { max: 20 });
const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_dokuei', STRIPE_API_BASE: 'http://127.0.0.1:1' });
const actor = { kind: 'guest', orderIds: [] } as const;
const ctx = { db: database.db, stripe, clock: fixedClock(new Date(now)), actor, requestId: 'req_child' };
await Promise.all(Array.from({ length: 20 }, () => database.sql`select 1`));
process.send?.('ready');
await once(process, 'message');
const made = await Promise.all(carts.map((cartId) => createOrder(ctx, { cartId, locale: 'ja' })));
process.send?.(made.map((outcome) => (outcome.ok ? 'made' : outcome.reason)));
await database.close();
process.disconnect();
