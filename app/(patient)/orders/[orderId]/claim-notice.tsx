import { getTranslations } from 'next-intl/server';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import type { BuyerClaim, ClaimStage } from '@/lib/checkout/read-claims';
import { seller } from '@/lib/legal/seller';
import { formatYen } from '@/lib/money/yen';
import type { OrderTicket } from '@/lib/tickets/queries';
import { formatJstDate } from '@/lib/time/jst';
import { claimSentences } from './claim-sentences';

const tones: Readonly<Record<ClaimStage, NoticeTone>> = {
  asking: 'info',
  kept: 'good',
  lost: 'warning',
  ended: 'info',
};

interface ClaimNoticeProps {
  readonly claim: BuyerClaim;
  readonly tickets: readonly OrderTicket[];
}

/** The card company asks about the payment, or has decided: what becomes of the ticket, and whom to phone. */
export async function ClaimNotice({ claim, tickets }: ClaimNoticeProps) {
  const t = await getTranslations('orders.claim');
  const { stage, openedAt, closedAt, amountYen } = claim;
  const values = { date: formatJstDate(closedAt ?? openedAt), amount: formatYen(amountYen) };
  return (
    <div className="no-print">
      <Notice tone={tones[stage]} title={t(`${stage}.heading`)}>
        <p>{t(`${stage}.lead`, values)}</p>
        {claimSentences(claim, tickets).map((sentence) => (
          <p key={sentence} className="mt-1">
            {t(sentence)}
          </p>
        ))}
        <p className="mt-1">
          {t.rich('ask', {
            phone: seller.phone,
            tel: (chunks) => (
              <a href={`tel:${seller.phone}`} className="link num inline-flex min-h-11 items-center font-bold">
                {chunks}
              </a>
            ),
          })}
        </p>
      </Notice>
    </div>
  );
}
