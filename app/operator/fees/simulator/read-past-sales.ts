import { percentText } from '@/lib/fees/format-percent';
import type { PastSalesRequest } from '@/lib/fees/past-sales';
import type { MethodTerms } from '@/lib/fees/quote-methods';
import { pastSalesForm } from '@/lib/fees/simulate-sale';
import { fieldErrors } from '@/lib/http/field-errors';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { addDays } from '@/lib/time/calendar-day';

type Texts = Readonly<Record<string, string>>;

interface PastSalesQuestion {
  readonly values: Texts;
  readonly errors: Texts;
  /** Whether the address asks for a comparison at all. */
  readonly isAsked: boolean;
  readonly asked: { readonly from: string; readonly to: string; readonly rates: PastSalesRequest['rates'] } | null;
}

/** A period and a fee table from the address; the last 31 days and today's table when it says nothing. */
export function readPastSales(
  params: SearchParams,
  { today, terms }: { today: string; terms: readonly MethodTerms[] },
): PastSalesQuestion {
  const rates = terms.flatMap(({ method, basisPoints, minimumFeeYen }) => [
    [`${method}.rate`, percentText(basisPoints)],
    [`${method}.minimum`, String(minimumFeeYen)],
  ]);
  const usual: Texts = { from: addDays(today, -30), to: today, ...Object.fromEntries(rates) };
  const value = (name: string) => (params[name] === undefined ? (usual[name] ?? '0') : readParam(params, name));
  const rateOf = (method: string) => ({ rate: value(`${method}.rate`), minimum: value(`${method}.minimum`) });
  const values = Object.fromEntries(Object.keys(usual).map((name) => [name, value(name)]));
  const isAsked = params['from'] !== undefined;
  const parsed = pastSalesForm.safeParse({
    from: value('from'),
    to: value('to'),
    card: rateOf('card'),
    konbini: rateOf('konbini'),
    paypay: rateOf('paypay'),
  });
  if (!parsed.success) return { values, errors: fieldErrors(parsed.error, 'ja'), isAsked, asked: null };
  const { from, to } = parsed.data;
  const wanted = terms.map(({ method, rounding }) => {
    const { rate, minimum } = parsed.data[method];
    return { method, rounding, basisPoints: rate, minimumFeeYen: minimum };
  });
  return { values, errors: {}, isAsked, asked: { from, to, rates: wanted } };
}
