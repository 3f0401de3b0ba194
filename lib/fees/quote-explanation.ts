import { createTranslator } from 'next-intl';
import { formatYen } from '@/lib/money/yen';
import { type Locale, messagesFor } from '@/messages/catalogue';
import type { MethodQuote } from './quote-methods';

const texts = (locale: Locale) => createTranslator({ locale, messages: messagesFor(locale), namespace: 'fees' });

/** One line for the patient on why a method is not offered; null when it is. Our own numbers stay with us. */
export function quoteExplanation(
  quote: Pick<MethodQuote, 'method' | 'reason' | 'minAmountYen' | 'maxAmountYen'>,
  locale: Locale,
): string | null {
  if (quote.reason === null) return null;
  const t = texts(locale);
  return t(`explanation.${quote.reason}`, {
    method: t(`methods.${quote.method}`),
    min: formatYen(quote.minAmountYen),
    max: formatYen(quote.maxAmountYen),
  });
}

/** One line for a patient to whom no method at all can be offered. */
export function noMethodExplanation(locale: Locale): string {
  return texts(locale)('noMethod');
}
