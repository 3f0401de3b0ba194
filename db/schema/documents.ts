import { sql } from 'drizzle-orm';
import { check, customType, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, yenColumn } from '../columns';
import { orders } from './checkout';

export const documentKinds = ['receipt', 'refund_note'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Numbers run without gaps per issuer, kind and year: taken in the transaction that writes the document. */
export const documentCounters = pgTable(
  'document_counters',
  {
    /** `company`, or the facility in whose name the document is. */
    issuerKey: text('issuer_key').notNull(),
    kind: text('kind', { enum: documentKinds }).notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuerKey, table.kind, table.year] }),
    check('document_counters_last', sql`${table.last} >= 1`),
  ],
);

/** What was issued to buyers. Never changed and never deleted (電子帳簿保存法): triggers refuse it. */
export const documents = pgTable(
  'documents',
  {
    id: id('id', 'doc').primaryKey(),
    kind: text('kind', { enum: documentKinds }).notNull(),
    orderId: id('order_id', 'ord')
      .notNull()
      .references(() => orders.id),
    issuerKey: text('issuer_key').notNull(),
    issuerName: text('issuer_name').notNull(),
    registrationNumber: text('registration_number').notNull(),
    /** Which document of its kind to this order by this issuer: a hundred clicks are one. */
    ordinal: integer('ordinal').notNull(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    number: text('number').notNull(),
    /** Days in Japan: of the payment or refund, and of the issue. */
    transactionDay: date('transaction_day', { mode: 'string' }).notNull(),
    issuedDay: date('issued_day', { mode: 'string' }).notNull(),
    /** 取引先: the buyer as they typed their name; and to whom the document is made out. */
    counterparty: text('counterparty').notNull(),
    addressee: text('addressee').notNull(),
    /** The two, folded for searching only. */
    counterpartyKey: text('counterparty_key').notNull(),
    addresseeKey: text('addressee_key').notNull(),
    /** Received (receipt) or given back (refund note). */
    amountYen: yenColumn('amount_yen').notNull(),
    /** Tax-inclusive at 10 %, the tax in it, and what bears none (a cancellation fee: positive when kept). */
    taxableYen: yenColumn('taxable_yen').notNull(),
    taxYen: yenColumn('tax_yen').notNull(),
    untaxedYen: yenColumn('untaxed_yen').notNull(),
    /** Everything that is printed, as JSON text: its hash is over these very bytes. */
    content: text('content').notNull(),
    contentSha256: text('content_sha256').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('documents_ordinal').on(table.orderId, table.issuerKey, table.kind, table.ordinal),
    uniqueIndex('documents_number').on(table.issuerKey, table.kind, table.year, table.sequence),
    index('documents_day').on(table.transactionDay, table.id),
    index('documents_amount').on(table.amountYen, table.transactionDay, table.id),
    index('documents_counterparty').on(sql`${table.counterpartyKey} text_pattern_ops`),
    index('documents_addressee').on(sql`${table.addresseeKey} text_pattern_ops`),
    check('documents_kind', sql`${table.kind} in ('receipt', 'refund_note')`),
    check('documents_registration', sql`${table.registrationNumber} ~ '^T[0-9]{13}$'`),
    check('documents_amount_from_zero', sql`${table.amountYen} >= 0 and ${table.taxableYen} >= 0`),
    check('documents_tax', sql`${table.taxYen} between 0 and ${table.taxableYen}`),
    check(
      'documents_sum',
      sql`${table.amountYen} = ${table.taxableYen} + case ${table.kind} when 'receipt' then ${table.untaxedYen} else - ${table.untaxedYen} end`,
    ),
  ],
);

export const documentCopies = ['original', 'reissue'] as const;
export type DocumentCopy = (typeof documentCopies)[number];

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** The PDFs of a document as they left the house: rendered once each, kept with their hash. */
export const documentRenderings = pgTable(
  'document_renderings',
  {
    documentId: id('document_id', 'doc')
      .notNull()
      .references(() => documents.id),
    /** `reissue` carries the mark 再発行. */
    copy: text('copy', { enum: documentCopies }).notNull(),
    pdf: bytes('pdf').notNull(),
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.copy] })],
);

export const documentReaders = ['buyer', 'operator'] as const;

/** Every download. The buyer's first one gets the original, all later ones the reissue. */
export const documentDownloads = pgTable(
  'document_downloads',
  {
    id: id('id', 'dwl').primaryKey(),
    documentId: id('document_id', 'doc')
      .notNull()
      .references(() => documents.id),
    reader: text('reader', { enum: documentReaders }).notNull(),
    readerId: text('reader_id'),
    copy: text('copy', { enum: documentCopies }).notNull(),
    requestId: text('request_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('document_downloads_document').on(table.documentId, table.createdAt),
    uniqueIndex('document_downloads_original')
      .on(table.documentId)
      .where(sql`${table.reader} = 'buyer' and ${table.copy} = 'original'`),
  ],
);
