import pino from 'pino';
import { sandboxClock } from '@/lib/stripe/app-clock';
import { createStripeClient } from '@/lib/stripe/client';
import { startDrain } from '../drain';
import { stripeSyncs } from '../stripe-syncs';
import { openInbox } from './test-inbox';

// A worker process of its own: `drain-child.ts DATABASE_URL STRIPE_URL LEASE_MS`. Dies at CRASH_POINT, ends in order on SIGTERM.
const [databaseUrl, stripeUrl, leaseMs] = process.argv.slice(2);
if (databaseUrl === undefined || stripeUrl === undefined) throw new Error('give the URLs of database and Stripe');
const { ctx, sql, close } = openInbox(databaseUrl);
const stripe = createStripeClient({ STRIPE_SECRET_KEY: 'sk_test_dokuei', STRIPE_API_BASE: stripeUrl });
const drain = startDrain(
  { ctx: { ...ctx, stripe, clock: sandboxClock(stripeUrl) }, sql, syncs: stripeSyncs, log: pino({ level: 'silent' }) },
  { leaseMs: Number(leaseMs), pollMs: 200 },
);
process.once('SIGTERM', async () => {
  await drain.stop();
  await close();
  process.exit(0);
});
process.send?.('started');
