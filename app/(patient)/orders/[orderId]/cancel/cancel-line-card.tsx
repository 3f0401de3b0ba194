import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { CancelableLine } from '@/lib/refunds/read-order-cancel';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';
import { CancelTable } from '../../../cancel-table';
import { CancelForm } from './cancel-form';
import { endSentence } from './line-sentence';

/** One course: its deadlines in yen and dates, and the button. It stays when the line is canceled, and says so. */
export async function CancelLineCard({ orderId, line }: { orderId: string; line: CancelableLine }) {
  const { common, cancel } = await getMessages();
  const t = await getTranslations('cancel.page');
  const o = await getTranslations('cancel.order');
  const { courseTitle: course, examineeName: examinee, examDate, quote } = line;
  const ended = endSentence(line);
  const canceled = ended === null ? null : o(ended.key, ended.values);
  return (
    <Card as="section" title={t('line', { course, examinee })}>
      <DescriptionList
        items={[
          { term: t('price'), detail: <Money amount={line.totalYen} size="md" note={common.taxIncluded} /> },
          ...(line.refundedYen === 0 || canceled !== null
            ? []
            : [{ term: t('refunded'), detail: <Money amount={line.refundedYen} /> }]),
          { term: t('facility'), detail: line.facilityName },
          ...(examDate === null ? [] : [{ term: t('examDate'), detail: formatJstDate(startOfJstDay(examDate)) }]),
        ]}
      />
      {canceled === null && line.totalYen > 0 ? (
        <div className="mt-4">
          <CancelTable caption={t('stages')} stages={line.stages} phone={line.facilityPhone} />
        </div>
      ) : null}
      <CancelForm
        orderId={orderId}
        lineId={line.lineId}
        phone={line.facilityPhone}
        canceled={canceled}
        texts={cancel.form}
        quote={quote.ok ? { refundYen: quote.refundYen, feeYen: quote.feeYen } : null}
      />
    </Card>
  );
}
