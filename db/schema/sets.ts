import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { CourseId } from '@/lib/ids';
import { createdAt, id, instant, yenColumn } from '../columns';
import { facilities } from './catalog';
import { discountBearers } from './coupons';

export const setKinds = ['combination', 'count'] as const;

/** セット割: applied by itself. A combination wants one of each course, a count wants so many examinations. */
export const discountSets = pgTable(
  'discount_sets',
  {
    id: id('id', 'set').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: setKinds }).notNull(),
    courseIds: text('course_ids').array().$type<CourseId[]>().notNull().default([]),
    minimumCount: integer('minimum_count'),
    /** Only examinations of this facility count; all when null. */
    facilityId: id('facility_id', 'fac').references(() => facilities.id),
    percentBasisPoints: integer('percent_basis_points'),
    amountOffYen: yenColumn('amount_off_yen'),
    borneBy: text('borne_by', { enum: discountBearers }).notNull(),
    /** Calendar days of Japan, both included; no end when null. */
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    stoppedAt: instant('stopped_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('discount_sets_newest').on(table.createdAt, table.id),
    index('discount_sets_living').on(table.startsOn).where(sql`${table.stoppedAt} is null`),
    check(
      'discount_sets_kind',
      sql`(${table.kind} = 'combination' and cardinality(${table.courseIds}) >= 2 and ${table.minimumCount} is null)
        or (${table.kind} = 'count' and cardinality(${table.courseIds}) = 0 and ${table.minimumCount} >= 2)`,
    ),
    check(
      'discount_sets_amount',
      sql`num_nonnulls(${table.percentBasisPoints}, ${table.amountOffYen}) = 1
        and coalesce(${table.percentBasisPoints}, 1) between 1 and 10000 and coalesce(${table.amountOffYen}, 1) >= 1`,
    ),
    check('discount_sets_borne_by', sql`${table.borneBy} in ('company', 'facility')`),
    check('discount_sets_days', sql`${table.endsOn} is null or ${table.endsOn} >= ${table.startsOn}`),
  ],
);
