import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { ConsoleDispute } from '@/lib/disputes/console-queries';
import { Moment } from '../../moment';
import { StripeId } from '../../stripe-id';
import { DueText } from '../due-text';
import { SubjectText } from '../subject-text';

export async function DisputeFacts({ dispute, now }: { dispute: ConsoleDispute; now: Date }) {
  const { disputes: texts } = await getMessages();
  const reasons: Readonly<Record<string, string>> = texts.reason;
  return (
    <Card as="section" title={texts.one.facts}>
      <DescriptionList
        items={[
          {
            term: texts.order,
            detail: (
              <a href={`/operator/orders/${dispute.orderId}`} className="link num">
                {formatOrderNumber(dispute.number)}
              </a>
            ),
          },
          { term: texts.subject, detail: <SubjectText dispute={dispute} /> },
          { term: texts.reasonHeader, detail: reasons[dispute.reason] ?? dispute.reason },
          { term: texts.amount, detail: <Money amount={dispute.amountYen} /> },
          { term: texts.one.held, detail: <Money amount={dispute.withdrawnYen} /> },
          { term: texts.due, detail: <DueText dispute={dispute} now={now} /> },
          { term: texts.openedAt, detail: <Moment at={dispute.openedAt} /> },
          { term: texts.one.threeDSecure, detail: dispute.threeDSecure ?? texts.one.noThreeDSecure },
          { term: texts.one.stripe, detail: <StripeId id={dispute.stripeDisputeId} what={texts.one.stripe} /> },
        ]}
      />
    </Card>
  );
}
