import { getMessages } from 'next-intl/server';
import { EmailText } from '@/components/ui/email-text';
import { Money } from '@/components/ui/money';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import { Table } from '@/components/ui/table';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { CouponUse } from '@/lib/coupons/console-queries';
import { Moment } from '../../moment';

const tones: Readonly<Record<CouponUse['state'], Tone>> = { claimed: 'waiting', redeemed: 'good', released: 'neutral' };

export async function UsesTable({ uses }: { uses: readonly CouponUse[] }) {
  const { offers } = await getMessages();
  const texts = offers.coupons;
  return (
    <Table
      caption={texts.usesCaption}
      hideCaption
      rows={uses}
      rowKey={(use) => use.id}
      columns={[
        {
          key: 'order',
          header: texts.order,
          rowHeader: true,
          cell: (use) => (
            <a href={`/operator/orders/${use.orderId}`} className="link num font-bold">
              {formatOrderNumber(use.number)}
            </a>
          ),
        },
        {
          key: 'state',
          header: texts.state,
          cell: (use) => <StateBadge tone={tones[use.state]}>{offers.useStates[use.state]}</StateBadge>,
        },
        {
          key: 'buyer',
          header: texts.buyer,
          cell: (use) => (use.buyerEmail === null ? texts.buyerLater : <EmailText email={use.buyerEmail} />),
        },
        { key: 'amount', header: texts.amount, numeric: true, cell: (use) => <Money amount={use.discountYen} /> },
        { key: 'at', header: texts.at, numeric: true, cell: (use) => <Moment at={use.createdAt} /> },
      ]}
    />
  );
}
