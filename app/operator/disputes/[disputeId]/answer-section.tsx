import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { DisputeView } from '@/lib/disputes/console-queries';
import { needsResponse } from '@/lib/disputes/dispute-state';
import { evidenceFields } from '@/lib/disputes/evidence-fields';
import { formatYen } from '@/lib/money/yen';
import { formatMoment } from '../../moment';
import { AcceptForm } from './accept-form';
import { AnswerForm } from './answer-form';

/** The answer: to be written and sent, or as it was sent. */
export async function AnswerSection({ dispute, evidence }: DisputeView) {
  const { disputes, common } = await getMessages();
  const { one: texts } = disputes;
  const t = await getTranslations('disputes.one');
  const isOpen = needsResponse(dispute.state) && dispute.acceptedAt === null;
  if (isOpen && dispute.submittedAt === null) {
    const lead = t('acceptLead', { amount: formatYen(dispute.amountYen) });
    const form = { disputeId: dispute.id, texts };
    return (
      <>
        <Card as="section" title={texts.answer}>
          {dispute.state === 'needs_response' ? null : <p className="mb-4 font-bold">{texts.inquiryLead}</p>}
          <p className="mb-6">{dispute.strayIntentId === null ? texts.answerLead : texts.answerLeadStray}</p>
          <AnswerForm {...form} evidence={evidence} />
        </Card>
        {dispute.state === 'needs_response' ? (
          <Card as="section" title={texts.accept}>
            <AcceptForm {...form} lead={lead} required={common.required} />
          </Card>
        ) : null}
      </>
    );
  }
  const sent = evidenceFields.flatMap((field) => {
    const text = dispute.evidence?.[field] ?? '';
    return text === '' ? [] : [{ term: texts.fields[field], detail: text }];
  });
  const closings: Readonly<Record<string, string>> = texts.closed;
  const closed = closings[dispute.state];
  return (
    <Card as="section" title={texts.answer}>
      <div className="flex flex-col gap-4">
        {closed === undefined ? (
          <Notice>
            {isOpen || dispute.submittedAt === null
              ? texts.sendingLead
              : t('sent', { at: formatMoment(dispute.submittedAt) })}
          </Notice>
        ) : (
          <Notice>{closed}</Notice>
        )}
        {dispute.submittedAt === null || sent.length === 0 ? null : <DescriptionList items={sent} />}
      </div>
    </Card>
  );
}
