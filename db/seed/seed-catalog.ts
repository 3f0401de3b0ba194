import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '@/db/client';
import { courses, facilities } from '@/db/schema';
import { nagoyaCourses } from './courses-nagoya';
import { sapporoCourses } from './courses-sapporo';
import { tokyoCourses } from './courses-tokyo';
import { nagoyaFacility, sapporoFacility, tokyoFacility } from './facilities';
import { modeOf, seedSchedule } from './seed-schedule';

export const seededFacilities = [tokyoFacility, nagoyaFacility, sapporoFacility];
export const seededCourses = [...tokyoCourses, ...nagoyaCourses, ...sapporoCourses];

/** Three facilities and their courses, fictional, with fixed ids; a second run brings the texts and prices up to date. */
export async function seedCatalog(db: Db, createdAt: Date): Promise<void> {
  await db
    .insert(facilities)
    .values(seededFacilities.map((facility) => ({ ...facility, createdAt })))
    .onConflictDoUpdate({ target: facilities.id, set: fromNewRow(facilities) });
  await db
    .insert(courses)
    .values(seededCourses.map((course) => ({ ...course, mode: modeOf(course.id), createdAt })))
    .onConflictDoUpdate({ target: courses.id, set: fromNewRow(courses) });
  await seedSchedule(db, createdAt);
}

function fromNewRow(table: PgTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== 'id' && key !== 'createdAt');
  return Object.fromEntries(columns.map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]));
}
