import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, yenColumn } from '../columns';

export const shareTriggers = ['redemption', 'payment'] as const;
export const courseModes = ['dated', 'undated'] as const;
export const issuingModels = ['principal', 'agent_special', 'agent_proxy'] as const;

export const facilities = pgTable('facilities', {
  id: id('id', 'fac').primaryKey(),
  name: text('name').notNull(),
  prefecture: text('prefecture').notNull(),
  address: text('address').notNull(),
  access: text('access').notNull(),
  phone: text('phone').notNull(),
  receptionHours: text('reception_hours').notNull(),
  /** 適格請求書発行事業者登録番号, `T` and 13 digits. */
  registrationNumber: text('registration_number'),
  /** Our commission on the regular price, tax-inclusive, in basis points; the rest is the facility's share. */
  commissionBasisPoints: integer('commission_basis_points').notNull().default(1500),
  /** When the facility's share becomes payable. */
  shareTrigger: text('share_trigger', { enum: shareTriggers }).notNull().default('redemption'),
  /** Who issues documents to the patient: 自社名義, 媒介者交付特例 or 代理交付. */
  issuingModel: text('issuing_model', { enum: issuingModels }).notNull().default('agent_special'),
  createdAt: createdAt(),
});

export const courses = pgTable(
  'courses',
  {
    id: id('id', 'crs').primaryKey(),
    facilityId: id('facility_id', 'fac')
      .notNull()
      .references(() => facilities.id),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    bodyPart: text('body_part', {
      enum: ['brain', 'chest', 'heart', 'abdomen', 'breast', 'spine', 'whole_body'],
    }).notNull(),
    modality: text('modality', { enum: ['mri', 'ct', 'ultrasound', 'mammography', 'pet_ct'] }).notNull(),
    sex: text('sex', { enum: ['any', 'female', 'male'] })
      .notNull()
      .default('any'),
    priceYen: yenColumn('price_yen').notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    /** ISO weekdays on which the course is held, 1 = Monday. */
    weekdays: integer('weekdays').array().notNull(),
    /** Sold for a day of the facility's calendar, or as a ticket whose day is agreed by telephone. */
    mode: text('mode', { enum: courseModes }).notNull().default('undated'),
    examItems: jsonb('exam_items').$type<readonly string[]>().notNull(),
    /** Who may not take it; the facility edits these. */
    exclusions: jsonb('exclusions').$type<readonly string[]>().notNull(),
    preparation: text('preparation').notNull(),
    belongings: text('belongings').notNull(),
    resultDelivery: text('result_delivery').notNull(),
    /** 限定解除: risks and limits must stand beside the price of a non-insured examination. */
    risks: text('risks').notNull(),
    published: boolean('published').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    index('courses_facility').on(table.facilityId),
    index('courses_catalogue').on(table.published, table.priceYen, table.id),
    check('courses_mode', sql`${table.mode} in ('dated', 'undated')`),
    check('courses_price', sql`${table.priceYen} >= 50`),
  ],
);
