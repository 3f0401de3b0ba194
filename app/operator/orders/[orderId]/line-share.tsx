import { getMessages, getTranslations } from 'next-intl/server';
import { EmailText } from '@/components/ui/email-text';
import { Money } from '@/components/ui/money';
import { StateBadge } from '@/components/ui/state-badge';
import type { ConsoleShare } from '@/lib/checkout/console-order';
import { formatYen } from '@/lib/money/yen';
import { formatMoment } from '../../moment';

const tones = { waiting: 'neutral', payable: 'good', reversed: 'bad' } as const;

/** What is due to the facility for a line, its state, and who used the ticket. */
export async function LineShare({ share }: { share: ConsoleShare | null }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.order');
  if (share === null) return <span aria-hidden>{texts.dash}</span>;
  return (
    <span className="flex flex-col items-end gap-1 md:items-start">
      <Money amount={share.state === 'waiting' ? share.shareYen : share.payableYen} />
      <StateBadge tone={tones[share.state]}>{texts.order.shareState[share.state]}</StateBadge>
      {share.state !== 'waiting' && share.payableYen < share.shareYen ? (
        <span className="text-[0.875rem] text-ink-soft">{t('shareOf', { amount: formatYen(share.shareYen) })}</span>
      ) : null}
      {share.redeemedAt === null || share.redeemedBy === null ? null : (
        <span className="text-[0.875rem] text-ink-soft">
          {t('redeemedAt', { at: formatMoment(share.redeemedAt) })}
          <br />
          <EmailText email={share.redeemedBy} />
        </span>
      )}
    </span>
  );
}
