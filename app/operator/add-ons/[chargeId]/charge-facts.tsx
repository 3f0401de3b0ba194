import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { AddOnRefundPlanner } from '@/lib/add-ons/read-add-on-refund';
import { yen } from '@/lib/money/yen';
import { Moment } from '../../moment';
import { StripeId } from '../../stripe-id';

/** What was charged to which card, and what of it can still go back. */
export async function ChargeFacts({ planner }: { planner: AddOnRefundPlanner }) {
  const { operatorRefunds, operator, addOns } = await getMessages();
  const texts = operatorRefunds.addOn;
  const t = await getTranslations('operatorRefunds.addOn');
  const { charge, line } = planner;
  const leftYen = charge.state === 'paid' ? yen(line.totalYen - line.refundedYen) : yen(0);
  const intentId = charge.stripePaymentIntentId;
  return (
    <Card as="section" title={texts.heading}>
      <DescriptionList
        items={[
          { term: texts.item, detail: charge.title },
          { term: texts.facility, detail: planner.facilityName },
          { term: operatorRefunds.history.state, detail: addOns.ticket.state[charge.state] },
          { term: texts.charged, detail: <Money amount={charge.amountYen} /> },
          { term: texts.refunded, detail: <Money amount={line.refundedYen} /> },
          { term: texts.left, detail: <Money amount={leftYen} size="md" /> },
          { term: texts.card, detail: t('cardFace', { brand: charge.cardBrand, last4: charge.cardLast4 }) },
          {
            term: texts.paidAt,
            detail: charge.paidAt === null ? operator.dash : <Moment at={charge.paidAt} />,
          },
          ...(intentId === null
            ? []
            : [{ term: texts.stripe, detail: <StripeId id={intentId} what={texts.stripe} /> }]),
        ]}
      />
    </Card>
  );
}
