import { isCalendarDay } from '@/lib/time/calendar-day';

/** 電子帳簿保存法: by day of transaction, amount and counterparty, the first two as ranges, in any combination. */
export interface DocumentFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly minYen: number | null;
  readonly maxYen: number | null;
  /** The beginning of the buyer's name or of the addressee. */
  readonly q: string;
}

const digits = (text: string) => text.normalize('NFKC').replace(/[\s,、円¥]/g, '');

/** A filter as typed in any width; what is no day or amount does not filter. */
export function readDocumentFilter(read: (name: keyof DocumentFilterTexts) => string): DocumentFilter {
  const day = (text: string) => (isCalendarDay(text) ? text : null);
  const amount = (text: string) => (/^\d{1,12}$/.test(digits(text)) ? Number(digits(text)) : null);
  return {
    from: day(read('from')),
    to: day(read('to')),
    minYen: amount(read('min')),
    maxYen: amount(read('max')),
    q: read('q'),
  };
}

export interface DocumentFilterTexts {
  readonly from: string;
  readonly to: string;
  readonly min: string;
  readonly max: string;
  readonly q: string;
}

/** The filter for an address or a form. */
export function documentFilterTexts({ from, to, minYen, maxYen, q }: DocumentFilter): DocumentFilterTexts {
  return { from: from ?? '', to: to ?? '', min: minYen?.toString() ?? '', max: maxYen?.toString() ?? '', q };
}
