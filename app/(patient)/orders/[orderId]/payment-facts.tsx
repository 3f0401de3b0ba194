import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { OrderPage } from '@/lib/checkout/read-order-page';
import { formatJstDateTime } from '@/lib/time/jst';
import { OrderDiscounts } from '../../order-discounts';

export async function PaymentFacts({ order }: { order: OrderPage }) {
  const { orders: texts, common } = await getMessages();
  const t = await getTranslations('orders.payment');
  const { card } = order;
  const paid = order.timeline.find((entry) => entry.key === 'paid');
  const other = await otherMethod(order);
  const isFree = order.totalYen === 0;
  return (
    <Card as="section" title={texts.payment.heading} className="no-print">
      {order.totalYen === order.regularYen ? null : (
        <dl className="mb-2 flex flex-col gap-2">
          <div className="flex flex-wrap justify-between gap-x-4">
            <dt>{texts.payment.regular}</dt>
            <dd className="ml-auto">
              <Money amount={order.regularYen} note={common.taxIncluded} />
            </dd>
          </div>
          <OrderDiscounts order={order} />
        </dl>
      )}
      <DescriptionList
        items={[
          {
            term: texts.payment.total,
            detail: <Money amount={order.totalYen} size="md" note={common.taxIncluded} />,
          },
          ...(card === null
            ? []
            : [{ term: texts.payment.method, detail: t('card', { brand: brandName(card.brand), last4: card.last4 }) }]),
          ...(other === null ? [] : [{ term: texts.payment.method, detail: other }]),
          ...(isFree ? [{ term: texts.payment.method, detail: texts.payment.free }] : []),
          ...(paid === undefined || isFree ? [] : [{ term: texts.payment.date, detail: formatJstDateTime(paid.at) }]),
        ]}
      />
    </Card>
  );
}

/** 「コンビニ（ローソン）」 and the like; null for a card and while nothing is paid. */
async function otherMethod({ methodType, voucher }: OrderPage): Promise<string | null> {
  const k = await getTranslations('konbini');
  if (methodType === 'paypay') return k('paypay');
  if (methodType !== 'konbini') return null;
  const chain = voucher?.paidChain ?? null;
  return chain === null ? k('paid') : k('paidAt', { chain: k(`names.${chain}`) });
}

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  jcb: 'JCB',
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  unionpay: 'UnionPay',
};

function brandName(brand: string): string {
  return brands[brand] ?? brand;
}
