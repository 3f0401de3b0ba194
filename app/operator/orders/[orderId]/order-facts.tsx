import { useMessages, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import type { ConsoleOrder } from '@/lib/checkout/console-order';
import { negateYen } from '@/lib/money/yen';
import { Moment } from '../../moment';

/** Who bought, how much, and where the money stands. */
export function OrderFacts({ found: { order, payment } }: { found: ConsoleOrder }) {
  const { operator: texts, operatorPayments } = useMessages();
  const t = useTranslations('operator.order');
  const methods: Readonly<Record<string, string>> = operatorPayments.methods;
  const parked = payment?.parkedReason ?? null;
  const card =
    payment?.cardBrand && payment.cardLast4
      ? t('card', { brand: payment.cardBrand, last4: payment.cardLast4 })
      : (methods[payment?.methodType ?? ''] ?? null);
  const nothing = order.totalYen === 0 ? texts.order.free : texts.none;
  const paid = payment === null ? nothing : texts.paymentState[payment.state];
  const { setDiscountYen, couponDiscountYen } = order;
  const off = [
    { term: texts.order.sets, amount: setDiscountYen },
    { term: t('coupon', { code: order.couponCode ?? '' }), amount: couponDiscountYen },
  ].filter(({ amount }) => amount > 0);
  const items = [
    ...(off.length === 0 ? [] : [{ term: texts.order.regular, detail: <Money amount={order.regularYen} /> }]),
    ...off.map(({ term, amount }) => ({ term, detail: <Money amount={negateYen(amount)} /> })),
    { term: texts.order.total, detail: <Money amount={order.totalYen} size="lg" /> },
    {
      term: texts.order.name,
      detail:
        order.buyerName === null ? texts.orders.noBuyer : `${order.buyerName}（${order.buyerKana ?? texts.dash}）`,
    },
    { term: texts.order.email, detail: <span className="break-all">{order.buyerEmail ?? texts.dash}</span> },
    { term: texts.order.phone, detail: <span className="num">{order.buyerPhone ?? texts.dash}</span> },
    { term: texts.order.payment, detail: card === null ? paid : `${paid}　${card}` },
    { term: texts.order.createdAt, detail: <Moment at={order.createdAt} /> },
    order.paidAt === null
      ? { term: texts.order.expiresAt, detail: <Moment at={order.expiresAt} /> }
      : { term: texts.order.paidAt, detail: <Moment at={order.paidAt} /> },
  ];
  return (
    <Card as="section" title={texts.order.buyer}>
      {parked === null ? null : (
        <Notice tone="bad" title={texts.parked.label}>
          {texts.parked[parked]}
        </Notice>
      )}
      <DescriptionList items={items} />
    </Card>
  );
}
