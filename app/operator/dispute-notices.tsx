import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { disputesToAnswer } from '@/lib/disputes/console-queries';
import { isInquiry } from '@/lib/disputes/dispute-state';
import { formatYen } from '@/lib/money/yen';
import { formatMoment } from './moment';

export type DisputesFound = Awaited<ReturnType<typeof disputesToAnswer>>;

/** Claims that wait for our answer, with their deadlines. */
export async function DisputeNotices({ found }: { found: DisputesFound }) {
  if (found.count === 0) return null;
  const t = await getTranslations('disputes');
  return (
    <Notice tone="bad" title={t('attention', { count: found.count })}>
      <ul>
        {found.first.map(({ id, number, state, amountYen, dueBy }) => (
          <li key={id}>
            <a href={`/operator/disputes/${id}`} className="link inline-flex min-h-11 items-center">
              {t(isInquiry(state) ? 'attentionInquiry' : 'attentionOne', {
                number: formatOrderNumber(number),
                amount: formatYen(amountYen),
                due: dueBy === null ? t('noDue') : formatMoment(dueBy),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
