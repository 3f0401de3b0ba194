import { z } from 'zod';
import { documentKinds } from '@/db/schema';
import { idText } from '@/lib/id-text';
import { yen } from '@/lib/money/yen';

const amount = z.number().transform(yen);
const lineId = idText('orl');
/** A name exactly as typed; its kana stand in where the PDF's font lacks a character. */
const person = z.object({ name: z.string(), kana: z.string().nullable() });

/** Everything that a document says, frozen at its issue: courses, facilities and names may change later. */
export const documentContent = z.object({
  kind: z.enum(documentKinds),
  number: z.string(),
  issuedDay: z.string(),
  transactionDay: z.string(),
  orderNumber: z.string(),
  addressee: person.extend({ honorific: z.enum(['様', '御中']) }),
  purpose: z.string(),
  method: z.string(),
  lines: z.array(
    z.object({
      lineId,
      title: z.string(),
      facilityName: z.string(),
      examDay: z.string().nullable(),
      /** Receipt: the regular price. Refund note: what is given back of the examination. */
      amountYen: amount,
      /** Receipt: fee kept. Refund note: fee kept since the last document. */
      feeYen: amount,
      /** What is ours after this document: the next one starts from here. */
      kept: z.object({ taxableYen: amount, feeYen: amount }),
    }),
  ),
  /** Receipt: 通常合計, セット割, クーポン, and what had gone back before its issue. */
  sums: z.object({
    regularYen: amount,
    setDiscountYen: amount,
    couponDiscountYen: amount,
    returnedYen: amount,
  }),
  amountYen: amount,
  taxableYen: amount,
  taxYen: amount,
  untaxedYen: amount,
  examineeCount: z.number().int(),
  /** Only when the buyer asked for them. */
  examinees: z.array(person).nullable(),
  issuer: z.object({ name: z.string(), registrationNumber: z.string(), address: z.string(), phone: z.string() }),
  notes: z.array(z.string()),
  /** Refund note: the receipt that it corrects. */
  original: z.object({ number: z.string(), issuedDay: z.string() }).nullable(),
});
export type DocumentContent = z.infer<typeof documentContent>;

/** A stored content. Throws when it is none: the store is append-only, so that cannot be. */
export function readContent(text: string): DocumentContent {
  return documentContent.parse(JSON.parse(text));
}
