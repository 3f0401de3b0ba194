import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../columns';
import { courses, facilities } from './catalog';
import { orderLines } from './checkout';

/** When a facility takes bookings. Whoever takes a place holds this row in share mode, whoever changes the calendar alone. */
export const facilityCalendars = pgTable(
  'facility_calendars',
  {
    facilityId: id('facility_id', 'fac')
      .primaryKey()
      .references(() => facilities.id),
    /** So many days ahead can be booked. */
    horizonDays: integer('horizon_days').notNull().default(90),
    /** Booking ends so many business days before the examination (0: on the day itself), at this time in Japan. */
    cutoffBusinessDays: integer('cutoff_business_days').notNull().default(2),
    cutoffTime: text('cutoff_time').notNull().default('17:00'),
    opensOnHolidays: boolean('opens_on_holidays').notNull().default(false),
    /** 12/29 to 1/3. */
    opensAtYearEnd: boolean('opens_at_year_end').notNull().default(false),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    // A ticket is valid for 180 days at most: a day further ahead could not be used.
    check('facility_calendars_horizon', sql`${table.horizonDays} between 1 and 170`),
    check('facility_calendars_cutoff', sql`${table.cutoffBusinessDays} between 0 and 30`),
    check('facility_calendars_time', sql`${table.cutoffTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** Days on which a facility decided otherwise than its rule: closed, or open on a holiday. */
export const facilityDays = pgTable(
  'facility_days',
  {
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    day: date('day', { mode: 'string' }).notNull(),
    isOpen: boolean('is_open').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.day] })],
);

/** How many examinees a course takes on each ISO weekday (1 = Monday); none where there is no row. */
export const coursePlaces = pgTable(
  'course_places',
  {
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    weekday: integer('weekday').notNull(),
    places: integer('places').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.weekday] }),
    check('course_places_weekday', sql`${table.weekday} between 1 and 7`),
    check('course_places_places', sql`${table.places} between 0 and 999`),
  ],
);

/** A course's day on which a place was ever taken. `places` is what the rule gave when the last one was: today's rule decides. */
export const examDays = pgTable(
  'exam_days',
  {
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    day: date('day', { mode: 'string' }).notNull(),
    places: integer('places').notNull(),
    taken: integer('taken').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.day] }),
    check('exam_days_taken', sql`${table.taken} between 0 and ${table.places}`),
  ],
);

export const placeHoldStates = ['held', 'kept', 'released'] as const;

/** The place of an order line: held until the order is paid or dies, kept when it is paid. Held and kept ones make up `taken`. */
export const placeHolds = pgTable(
  'place_holds',
  {
    orderLineId: id('order_line_id', 'orl')
      .primaryKey()
      .references(() => orderLines.id),
    courseId: id('course_id', 'crs')
      .notNull()
      .references(() => courses.id),
    day: date('day', { mode: 'string' }).notNull(),
    state: text('state', { enum: placeHoldStates }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('place_holds_day').on(table.courseId, table.day),
    check('place_holds_state', sql`${table.state} in ('held', 'kept', 'released')`),
  ],
);
