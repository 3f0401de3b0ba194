import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id } from '../columns';
import { auth_user } from './auth';
import { facilities } from './catalog';

export const roles = ['operator', 'facility', 'radiologist', 'patient'] as const;

/** What a signed-in person may be. `facility_id` exactly for members of a facility. */
export const userRoles = pgTable(
  'user_roles',
  {
    userId: text('user_id')
      .notNull()
      .references(() => auth_user.id, { onDelete: 'cascade' }),
    role: text('role', { enum: roles }).notNull(),
    facilityId: id('facility_id', 'fac').references(() => facilities.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('user_roles_once').on(table.userId, table.role, sql`coalesce(${table.facilityId}, '')`),
    index('user_roles_facility').on(table.facilityId),
    check('user_roles_role', sql`${table.role} in ('operator', 'facility', 'radiologist', 'patient')`),
    check('user_roles_facility_member', sql`(${table.role} = 'facility') = (${table.facilityId} is not null)`),
  ],
);
