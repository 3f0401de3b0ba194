import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { MoneyStop } from '@/lib/reconciliation/money-stop';
import { formatJstDateTime } from '@/lib/time/jst';

/** Says before the click that nothing leaves now. */
export async function StopNotice({ stop }: { stop: MoneyStop | null }) {
  if (stop === null) return null;
  const t = await getTranslations('operatorRefunds.queue');
  return (
    <Notice tone="bad" title={t('stopTitle')}>
      <p>{t('stopText', { since: formatJstDateTime(stop.since) })}</p>
      <a href="/operator/refunds" className="link inline-flex min-h-11 items-center">
        {t('title')}
      </a>
    </Notice>
  );
}
