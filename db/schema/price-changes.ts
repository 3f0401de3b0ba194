import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, yenColumn } from '../columns';
import { courses } from './catalog';

/** Every price that a course has had since it was edited here: a price may be compared with only where it was really asked. */
export const priceChanges = pgTable(
  'price_changes',
  {
    id: id('id', 'prc').primaryKey(),
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    /** Null when the course was made. */
    beforeYen: yenColumn('before_yen'),
    afterYen: yenColumn('after_yen').notNull(),
    changedBy: text('changed_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('price_changes_course').on(table.courseId, table.createdAt),
    check(
      'price_changes_differ',
      sql`${table.beforeYen} is distinct from ${table.afterYen} and ${table.afterYen} >= 50`,
    ),
  ],
);
