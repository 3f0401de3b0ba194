import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { StateBadge } from '@/components/ui/state-badge';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatYen } from '@/lib/money/yen';
import type { ParkedRow } from '@/lib/payments/console-queries';
import { Moment } from '../moment';
import { StripeId } from '../stripe-id';
import { RefundParkedForm } from './refund-parked-form';

/** One payment that waits: why, how much, of which order, and what to do. */
export async function ParkedCard({ row }: { row: ParkedRow }) {
  const { operator, operatorPayments: texts, common } = await getMessages();
  const t = await getTranslations('operatorPayments.refund');
  const amount = formatYen(row.amountYen);
  const methods: Readonly<Record<string, string>> = texts.methods;
  return (
    <Card as="li">
      <StateBadge tone="bad">{operator.parked.label}</StateBadge>
      <h2 className="mt-3 mb-2 font-bold text-[1.25rem] leading-normal">{operator.parked[row.reason]}</h2>
      <DescriptionList
        items={[
          {
            term: texts.order,
            detail: (
              <a href={`/operator/orders/${row.orderId}`} className="link num inline-flex min-h-11 items-center">
                {formatOrderNumber(row.number)}
              </a>
            ),
          },
          { term: texts.buyer, detail: row.buyerName ?? operator.none },
          { term: texts.amount, detail: <Money amount={row.amountYen} size="md" due /> },
          { term: texts.method, detail: methods[row.methodType ?? ''] ?? texts.methods.other },
          { term: texts.at, detail: <Moment at={row.succeededAt ?? row.createdAt} /> },
          ...(row.intentId === null
            ? []
            : [{ term: texts.intent, detail: <StripeId id={row.intentId} what={texts.intent} /> }]),
          { term: texts.todo, detail: texts.what[row.reason] },
        ]}
      />
      {row.intentId === null ? null : (
        <RefundParkedForm
          orderId={row.orderId}
          intentId={row.intentId}
          texts={{
            ...texts.refund,
            reasonDefault: texts.refund.reasonDefault[row.reason],
            sentence: t('sentence', { name: row.buyerName ?? '', amount }),
            submit: t('submit', { amount }),
            required: operator.refund.required,
            code: operator.refund.code,
            codeHelp: operator.refund.codeHelp,
            pending: common.pending,
          }}
        />
      )}
    </Card>
  );
}
