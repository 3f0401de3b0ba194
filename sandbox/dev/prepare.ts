import { migrateDatabase } from '@/db/migrate';
import { seedDemo } from '@/db/seed/seed-demo';

// A process of its own: the seed uses the application's settings (DATABASE_URL, APP_SECRET …).
const databaseUrl = process.env.DATABASE_URL ?? '';
await migrateDatabase(databaseUrl);
await seedDemo(databaseUrl);
