import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { invariants } from '@/lib/reconciliation/invariants';
import type { MoneyStop } from '@/lib/reconciliation/money-stop';
import { formatJstDateTime } from '@/lib/time/jst';
import { ReleaseForm } from './release-form';

/** Whether outgoing money is stopped, since when and why, and the form that releases it. */
export async function MoneyStopCard({ stop }: { stop: MoneyStop | null }) {
  const { operatorRefunds } = await getMessages();
  const texts = operatorRefunds.queue;
  const t = await getTranslations('operatorRefunds.queue');
  if (stop === null) return <Notice tone="good">{texts.noStop}</Notice>;
  const names = stop.broken.map((name) => invariants.find((known) => known.name === name)?.meaning ?? name);
  return (
    <Notice tone="bad" title={texts.stopTitle}>
      <p>{t('stopText', { since: formatJstDateTime(stop.since) })}</p>
      <p>{t('stopBroken', { names: names.join('、') })}</p>
      <ReleaseForm texts={texts} />
    </Notice>
  );
}
