import { ExternalLink } from 'lucide-react';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { StateBadge } from '@/components/ui/state-badge';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import type { OrderPage } from '@/lib/checkout/read-order-page';
import type { OrderVoucher } from '@/lib/konbini/queries';
import { formatJstDateTime } from '@/lib/time/jst';
import { LiveStatus } from '../live-status';
import { PrintButton } from '../print-button';
import { ChainPicker } from './chain-picker';
import { ResendForm } from './resend-form';
import { StoreDrawing } from './store-drawing';

/** The numbers to pay with at a konbini. The page turns into the tickets by itself when the money has arrived. */
export async function VoucherCard({ order, voucher }: { order: OrderPage; voucher: OrderVoucher }) {
  const { konbini: texts, orders, common } = await getMessages();
  const t = await getTranslations('konbini');
  const email = order.buyerEmail ?? '';
  return (
    <Card as="section">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-[1_1_16rem]">
          <div className="no-print">
            <StateBadge tone="waiting">{orders.state.awaiting_payment}</StateBadge>
          </div>
          <h2 className="mt-3 mb-2 font-bold text-[1.375rem] leading-normal">{texts.heading}</h2>
          <p className="no-print">{texts.lead}</p>
          <p className="no-print mt-1 text-[0.9375rem] text-ink-soft">{t('sent', { email })}</p>
          <p className="hidden print:block">
            {orders.number} {formatOrderNumber(order.number)}
          </p>
        </div>
        <StoreDrawing />
      </div>
      <dl className="my-5 grid gap-4 rounded-12 border border-tint-line bg-tint p-4 sm:grid-cols-2">
        <div>
          <dt className="text-[0.9375rem]">{texts.amount}</dt>
          <dd>
            <Money amount={order.totalYen} size="lg" note={common.taxIncluded} due />
          </dd>
        </div>
        <div>
          <dt className="text-[0.9375rem]">{texts.until}</dt>
          <dd className="font-bold text-[1.25rem] leading-snug">
            <time dateTime={voucher.payUntil.toISOString()}>{formatJstDateTime(voucher.payUntil)}</time>
          </dd>
          <dd className="text-[0.9375rem]">{texts.untilNote}</dd>
        </div>
      </dl>
      <ChainPicker stores={voucher.stores} texts={texts} />
      <div className="mt-5">
        <Notice tone="warning">
          <p className="font-bold">{texts.seven}</p>
          <p>{texts.receipt}</p>
        </Notice>
      </div>
      <div className="no-print mt-5 flex flex-wrap items-center gap-3">
        <PrintButton label={texts.print} />
        <ResendForm
          orderId={order.orderId}
          texts={{ mail: texts.mail, mailed: t('mailed', { email }), pending: common.pending }}
        />
        {voucher.hostedUrl === null ? null : (
          <a
            href={voucher.hostedUrl}
            target="_blank"
            rel="noreferrer"
            className="link inline-flex min-h-11 items-center gap-2"
          >
            {texts.hosted}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        )}
      </div>
      <div className="no-print mt-5 border-line border-t pt-4">
        <ButtonLink look="text" href={`/checkout/${order.orderId}`}>
          {texts.change}
        </ButtonLink>
        <p className="text-[0.9375rem] text-ink-soft">{texts.changeNote}</p>
      </div>
      <LiveStatus orderId={order.orderId} status={order.status} texts={orders.checking} checking={false} isLong />
    </Card>
  );
}
