import pino from 'pino';
import { startDrain } from '../drain';
import { openInbox } from './test-inbox';
import { twinSyncs } from './twin-sync';

// A worker process of its own: `drain-child.ts DATABASE_URL LEASE_MS`, dies at CRASH_POINT, ends in order on SIGTERM.
const [databaseUrl, leaseMs] = process.argv.slice(2);
if (databaseUrl === undefined) throw new Error('give the database URL');
const inbox = openInbox(databaseUrl);
const drain = startDrain(
  { ctx: inbox.ctx, sql: inbox.sql, syncs: twinSyncs, log: pino({ level: 'silent' }) },
  { leaseMs: Number(leaseMs ?? 60_000), pollMs: 200 },
);
process.once('SIGTERM', async () => {
  await drain.stop();
  await inbox.close();
  process.disconnect?.();
});
process.send?.('started');
