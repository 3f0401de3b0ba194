import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { BorneAddOn } from '@/lib/disputes/borne-add-on';
import type { DisputeView } from '@/lib/disputes/console-queries';
import { formatYen } from '@/lib/money/yen';
import type { Messages } from '@/messages/catalogue';
import { ReverseForm } from './reverse-form';

const partOf = ({ charge, amountYen }: BorneAddOn) => ({
  lineId: charge.orderLineId,
  title: charge.title,
  amountYen,
  shareYen: charge.payableYen,
});

function leadOf({ addOnChargeId, strayIntentId }: DisputeView['dispute'], texts: Messages['disputes']['one']): string {
  if (addOnChargeId !== null) return texts.lossLeadAddOn;
  return strayIntentId === null ? texts.lossLead : texts.lossLeadStray;
}

/** Who bears a lost dispute, line by line. */
export async function LossSection({ dispute, borne, borneAddOn }: DisputeView) {
  const { disputes, common } = await getMessages();
  const { one: texts } = disputes;
  const t = await getTranslations('disputes.one');
  const parts = [
    ...borne.map(({ line, amountYen }) => ({ ...line, title: line.courseTitle, amountYen })),
    ...(borneAddOn === null ? [] : [partOf(borneAddOn)]),
  ];
  return (
    <Card as="section" title={texts.loss}>
      <div className="flex flex-col gap-4">
        <p>{leadOf(dispute, texts)}</p>
        {parts.length === 0 ? <p>{texts.lossNone}</p> : null}
        {parts.map(({ lineId, title, amountYen, shareYen }) => (
          <ReverseForm
            key={lineId}
            disputeId={dispute.id}
            lineId={lineId}
            sentence={t('lossLine', { course: title, amount: formatYen(amountYen), share: formatYen(shareYen) })}
            required={common.required}
            texts={texts}
          />
        ))}
      </div>
    </Card>
  );
}
