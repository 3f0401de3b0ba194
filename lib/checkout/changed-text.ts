import { createTranslator } from 'next-intl';
import { formatYen } from '@/lib/money/yen';
import { type Locale, messagesFor } from '@/messages/catalogue';
import type { ChangedCondition } from './changed-condition';

/** What changed while the page was read, and how to go on. */
export function changedText(changed: ChangedCondition, locale: Locale): string {
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: 'checkout.changed' });
  switch (changed.what) {
    case 'exclusions':
      return t('exclusions', { courses: changed.courseTitles.join(locale === 'ja' ? '」「' : '”, “') });
    case 'total':
      return t('total', { total: formatYen(changed.totalYen) });
    case 'texts':
      return t('texts');
  }
}
