import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import type { AccountOrder } from '@/lib/account/list-orders';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { formatJstDate } from '@/lib/time/jst';

const tones: Record<AccountOrder['state'], Tone> = {
  draft: 'neutral',
  awaiting_payment: 'warning',
  paid: 'good',
  expired: 'neutral',
  canceled: 'neutral',
  refunded: 'neutral',
};

/** An order in the list: what, where it stands, and the next step. */
export async function OrderCard({ order }: { order: AccountOrder }) {
  const { account, orders } = await getMessages();
  const t = await getTranslations('account.orders');
  const number = formatOrderNumber(order.number);
  const { firstCourse: course, lineCount } = order;
  const state = order.next === 'wait' ? 'checking' : order.state;
  return (
    <Card as="li">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="num text-[0.9375rem] text-ink-soft">{t('number', { number })}</span>
        <StateBadge tone={order.next === 'wait' ? 'waiting' : tones[order.state]}>{orders.state[state]}</StateBadge>
      </div>
      <h2 className="my-2 font-bold text-[1.25rem] leading-normal">
        {lineCount > 1 ? t('courses', { course, count: lineCount - 1 }) : t('course', { course })}
      </h2>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p>
          <span className="text-ink-soft">{account.orders.date}　</span>
          {formatJstDate(order.createdAt)}
          <br />
          <span className="text-ink-soft">{account.orders.total}　</span>
          <Money amount={order.totalYen} />
        </p>
        <ButtonLink
          href={order.next === 'pay' ? `/checkout/${order.orderId}` : `/orders/${order.orderId}`}
          look={order.next === 'pay' ? 'filled' : 'outline'}
        >
          {account.orders.next[order.next]}
          <span className="sr-only">{t('nextOf', { number })}</span>
        </ButtonLink>
      </div>
    </Card>
  );
}
