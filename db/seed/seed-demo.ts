import { openDatabase } from '@/db/client';
import { systemClock } from '@/lib/time/clock';
import { seedCatalog } from './seed-catalog';

/** Fills a migrated database with the demo's catalogue and members. May run again and again. */
export async function seedDemo(databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase(databaseUrl, { max: 2 });
  try {
    await seedCatalog(db, systemClock.now());
  } finally {
    await close();
  }
}
