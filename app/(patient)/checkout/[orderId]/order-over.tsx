import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { formatJstDateTime } from '@/lib/time/jst';
import { OrderSummary } from './order-summary';
import { RestartForm } from './restart-form';

/** Why this order can no longer be paid, and the way to the same courses again. */
export async function OrderOver({ order }: { order: CheckoutOrder }) {
  const { checkout: texts, common } = await getMessages();
  const t = await getTranslations('checkout.over');
  const canceled = order.state === 'canceled';
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">
        {canceled ? texts.over.canceledTitle : texts.over.title}
      </h1>
      <Notice tone="warning">
        {canceled ? texts.over.canceledLead : t('lead', { at: formatJstDateTime(order.expiresAt) })}
      </Notice>
      <div className="flex flex-wrap gap-4">
        <RestartForm orderId={order.orderId} label={texts.over.again} pendingLabel={common.pending} />
        <ButtonLink look="outline" href="/">
          {texts.over.catalog}
        </ButtonLink>
      </div>
      <OrderSummary order={order} heading={texts.over.contents} />
    </div>
  );
}
