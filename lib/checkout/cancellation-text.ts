import { createTranslator } from 'next-intl';
import { distinctPolicies, type PolicyLine, stagesAhead } from '@/lib/cancel-policy/policy-of-line';
import { formatYen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';
import en from '@/messages/en/checkout.json';
import ja from '@/messages/ja/checkout.json';

/** Until when canceling each course costs how much, in real dates and yen, as the final confirmation says it. */
export function cancellationText(lines: readonly PolicyLine[], shown: { at: Date; locale: 'ja' | 'en' }): string {
  const messages = shown.locale === 'ja' ? ja : en;
  const t = createTranslator({ locale: shown.locale, messages, namespace: 'confirmation.cancellation' });
  const policies = distinctPolicies(lines);
  const texts = policies.map((line) => {
    const stages = stagesAhead(line, shown.at).map(({ until, feeYen, refundYen }) => {
      const values = { until: formatJstDateTime(until), fee: formatYen(feeYen), refund: formatYen(refundYen) };
      return feeYen === 0 ? t('free', values) : t('fee', values);
    });
    const said = stages.length === 0 ? t('none') : stages.join(t('and'));
    return policies.length === 1
      ? t('stages', { stages: said })
      : t('line', { course: line.courseTitle, stages: said });
  });
  const counted = lines.some((line) => line.examDate === null) ? t('counted') : '';
  return t('text', { stages: texts.join(''), counted });
}
