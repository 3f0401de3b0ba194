import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { DisputeView } from '@/lib/disputes/console-queries';
import { formatYen } from '@/lib/money/yen';
import { ReverseForm } from './reverse-form';

/** Who bears a lost dispute, line by line. */
export async function LossSection({ dispute, borne }: DisputeView) {
  const { disputes, common } = await getMessages();
  const { one: texts } = disputes;
  const t = await getTranslations('disputes.one');
  return (
    <Card as="section" title={texts.loss}>
      <div className="flex flex-col gap-4">
        <p>{texts.lossLead}</p>
        {borne.length === 0 ? <p>{texts.lossNone}</p> : null}
        {borne.map(({ line, amountYen }) => (
          <ReverseForm
            key={line.lineId}
            disputeId={dispute.id}
            lineId={line.lineId}
            sentence={t('lossLine', {
              course: line.courseTitle,
              amount: formatYen(amountYen),
              share: formatYen(line.shareYen),
            })}
            required={common.required}
            texts={texts}
          />
        ))}
      </div>
    </Card>
  );
}
