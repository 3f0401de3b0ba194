import { z } from 'zod';
import { exclusionAnswers } from '@/lib/consents/exclusion-answers';
import { parseEmail } from './parse-email';
import { parseKana } from './parse-kana';
import { parsePhone } from './parse-phone';

const typed = z.string().max(500);

/** The checkout form as typed. Nothing is judged here but its shape and size. */
export const detailsForm = z.object({
  buyerName: typed,
  buyerKana: typed,
  buyerEmail: typed,
  buyerPhone: typed,
  lines: z
    .array(
      z.object({
        lineId: typed,
        sameAsBuyer: z.boolean(),
        examineeName: typed,
        examineeKana: typed,
        exclusions: exclusionAnswers,
      }),
    )
    .max(100),
  /** Asked only where a course has conditions. */
  healthConsent: z.boolean().default(false),
  dataConsent: z.boolean(),
  finalConfirmation: z.boolean(),
  /** What the page named as お支払い合計. */
  shownTotalYen: z.int().optional(),
  /** The version of the texts that the page showed, as in texts-version.ts. */
  shownTexts: z.string().max(100).optional(),
});
export type DetailsForm = z.infer<typeof detailsForm>;

/** Keys of the catalogue's `checkout.errors`: each text says the fix. */
export type DetailsError =
  | 'name_missing'
  | 'name_long'
  | 'name_characters'
  | 'kana_missing'
  | 'kana_characters'
  | 'email_missing'
  | 'email_form'
  | 'phone_missing'
  | 'phone_form'
  | 'health_consent_missing'
  | 'data_consent_missing'
  | 'final_confirmation_missing';

export interface OrderDetails {
  readonly buyerName: string;
  readonly buyerKana: string;
  readonly buyerEmail: string;
  readonly buyerPhone: string;
  readonly lines: readonly { readonly lineId: string; readonly examineeName: string; readonly examineeKana: string }[];
}

export type ParsedDetails =
  | { readonly ok: true; readonly details: OrderDetails }
  | { readonly ok: false; readonly fields: Readonly<Record<string, DetailsError>> };

const charactersMax = 60;
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** A name stays exactly as typed (no Unicode normalisation: 髙, 﨑 and variation selectors are part of it); only its ends are trimmed. */
export function readName(text: string): { value: string; error?: DetailsError } {
  const value = text.trim();
  if (value === '') return { value, error: 'name_missing' };
  if (Array.from(value).length > charactersMax) return { value, error: 'name_long' };
  return invisible.test(value) ? { value, error: 'name_characters' } : { value };
}

export function readKana(text: string): { value: string; error?: DetailsError } {
  if (text.trim() === '') return { value: '', error: 'kana_missing' };
  const value = parseKana(text);
  if (value === null) return { value: '', error: 'kana_characters' };
  return value.length > charactersMax ? { value, error: 'name_long' } : { value };
}

function readEmail(text: string): { value: string; error?: DetailsError } {
  if (text.trim() === '') return { value: '', error: 'email_missing' };
  const value = parseEmail(text);
  return value === null ? { value: '', error: 'email_form' } : { value };
}

export function readPhone(text: string): { value: string; error?: DetailsError } {
  if (text.trim() === '') return { value: '', error: 'phone_missing' };
  const value = parsePhone(text);
  return value === null ? { value: '', error: 'phone_form' } : { value };
}

/** Judges the whole form at once: what is stored, or every field's error in the order of the page. */
export function parseDetails(form: DetailsForm): ParsedDetails {
  const fields: Record<string, DetailsError> = {};
  const take = (path: string, read: { value: string; error?: DetailsError }) => {
    if (read.error !== undefined) fields[path] = read.error;
    return read.value;
  };
  const buyerName = take('buyerName', readName(form.buyerName));
  const buyerKana = take('buyerKana', readKana(form.buyerKana));
  const buyerEmail = take('buyerEmail', readEmail(form.buyerEmail));
  const buyerPhone = take('buyerPhone', readPhone(form.buyerPhone));
  const lines = form.lines.map((line, index) => ({
    lineId: line.lineId,
    examineeName: line.sameAsBuyer ? buyerName : take(`lines.${index}.examineeName`, readName(line.examineeName)),
    examineeKana: line.sameAsBuyer ? buyerKana : take(`lines.${index}.examineeKana`, readKana(line.examineeKana)),
  }));
  const isAsked = form.lines.some((line) => line.exclusions.length > 0);
  if (isAsked && !form.healthConsent) fields['healthConsent'] = 'health_consent_missing';
  if (!form.dataConsent) fields['dataConsent'] = 'data_consent_missing';
  if (!form.finalConfirmation) fields['finalConfirmation'] = 'final_confirmation_missing';
  if (Object.keys(fields).length > 0) return { ok: false, fields };
  return { ok: true, details: { buyerName, buyerKana, buyerEmail, buyerPhone, lines } };
}
