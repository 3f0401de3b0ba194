import { openDatabase } from '@/db/client';
import { env, paymentsMode } from '@/lib/env';
import { systemClock } from '@/lib/time/clock';
import { seedCancelLadders } from './seed-cancel-ladders';
import { seedCatalog } from './seed-catalog';
import { seedFees } from './seed-fees';
import { seedMembers } from './seed-members';
import { seedOffers } from './seed-offers';

/** Fills a migrated database with the demo's catalogue and members. May run again and again. */
export async function seedDemo(databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase(databaseUrl, { max: 2 });
  try {
    const createdAt = systemClock.now();
    await seedCatalog(db, createdAt);
    await seedCancelLadders(db, createdAt);
    await seedFees(db, createdAt);
    await seedOffers(db, createdAt);
    await seedMembers(db, { appSecret: env().APP_SECRET, isLive: paymentsMode() === 'live', createdAt });
  } finally {
    await close();
  }
}
