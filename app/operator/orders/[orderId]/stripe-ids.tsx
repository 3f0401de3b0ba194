import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Table } from '@/components/ui/table';
import type { ConsoleOrder } from '@/lib/checkout/console-order';
import type { UnresolvedRequest } from '@/lib/stripe/console-queries';
import { RequestBadge } from '../../badges';
import { StripeId } from '../../stripe-id';

interface StripeIdsProps {
  readonly found: ConsoleOrder;
  readonly requests: readonly UnresolvedRequest[];
}

/** Every id that the order has at Stripe, and what we asked of Stripe for it. */
export async function StripeIds({ found: { order, payment, refunds }, requests }: StripeIdsProps) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator');
  const names = texts.order.idOf;
  const ids = [
    { what: names.payment_intent, id: payment?.stripePaymentIntentId ?? null },
    { what: names.charge, id: payment?.stripeChargeId ?? null },
    { what: names.customer, id: order.stripeCustomerId },
    ...refunds.map(({ stripeRefundId }) => ({ what: names.refund, id: stripeRefundId })),
  ].flatMap(({ what, id }) => (id === null ? [] : [{ term: what, detail: <StripeId id={id} what={what} /> }]));
  return (
    <Card as="section" title={texts.order.ids}>
      {ids.length === 0 ? <p>{texts.order.noIds}</p> : <DescriptionList items={ids} />}
      {requests.length === 0 ? null : (
        <div className="mt-6">
          <Table
            caption={texts.order.requests}
            rows={requests}
            rowKey={(request) => request.key}
            columns={[
              { key: 'kind', header: texts.order.requestKind, rowHeader: true, cell: (request) => request.kind },
              {
                key: 'state',
                header: texts.order.requestState,
                cell: (request) => <RequestBadge state={request.state} />,
              },
              {
                key: 'attempts',
                header: texts.order.attempts,
                numeric: true,
                cell: (request) => t('times', { count: request.attempts }),
              },
              {
                key: 'key',
                header: texts.order.requestKey,
                cell: (request) => <code className="break-all text-[0.875rem]">{request.key}</code>,
              },
            ]}
          />
        </div>
      )}
    </Card>
  );
}
