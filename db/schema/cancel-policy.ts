import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { createdAt, id } from '../columns';
import { facilities } from './catalog';

/** A facility's cancellation fees from a day on; rows are added, never changed. Orders carry a snapshot of theirs. */
export const cancelLadders = pgTable(
  'cancel_ladders',
  {
    id: id('id', 'cnl').primaryKey(),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    /** The first day in Japan on which orders get it. */
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    ladder: jsonb('ladder').$type<CancelLadder>().notNull(),
    /** Why these fees do not exceed the average damage (消費者契約法9条). */
    rationale: text('rationale').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('cancel_ladders_facility').on(table.facilityId, table.validFrom, table.createdAt),
    check('cancel_ladders_rationale', sql`length(${table.rationale}) > 0`),
  ],
);
