import type { Yen } from '@/lib/money/yen';
import type { DetailsForm } from './parse-details';
import { textsVersion } from './texts-version';

/** What is not as the page showed it: conditions of an examination, the total (`totalYen` now), or texts that are agreed to. */
export type ChangedCondition =
  | { what: 'exclusions'; courseTitles: readonly string[] }
  | { what: 'total'; totalYen: Yen }
  | { what: 'texts' };

/** What differs between the order and the page of a form, or null; forms that do not say what was shown are not judged. */
export function whatChanged(
  { totalYen }: { readonly totalYen: Yen },
  { shownTotalYen = totalYen, shownTexts = textsVersion }: Pick<DetailsForm, 'shownTotalYen' | 'shownTexts'>,
): ChangedCondition | null {
  if (shownTotalYen !== totalYen) return { what: 'total', totalYen };
  return shownTexts === textsVersion ? null : { what: 'texts' };
}
