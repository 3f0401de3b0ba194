import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { AddOnCharge } from '@/lib/add-ons/ticket-add-ons';
import { formatYen } from '@/lib/money/yen';
import { formatJstDateTime } from '@/lib/time/jst';

/** What came of a charge, as it stands now. */
export async function ChargeResult({ charge }: { charge: AddOnCharge }) {
  const {
    addOns: { result: texts },
  } = await getMessages();
  const t = await getTranslations('addOns.result');
  const reasons: Readonly<Record<string, string>> = texts.reason;
  if (charge.state === 'paid') {
    return (
      <Notice tone="good" live>
        {t('paid', { amount: formatYen(charge.amountYen) })}
      </Notice>
    );
  }
  if (charge.state === 'authentication_required') {
    const until = charge.linkExpiresAt === null ? '' : formatJstDateTime(charge.linkExpiresAt);
    return (
      <Notice tone="warning" live>
        {t('authentication_required', { until })}
      </Notice>
    );
  }
  if (charge.state === 'planned') {
    return (
      <Notice tone="info" live>
        {texts.planned}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" live>
      {t('canceled', { reason: reasons[charge.declineCode ?? ''] ?? texts.reason.other })}
    </Notice>
  );
}
