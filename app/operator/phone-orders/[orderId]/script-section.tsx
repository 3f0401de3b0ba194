import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { finalConfirmation } from '@/lib/checkout/final-confirmation';
import { paymentTerms } from '@/lib/checkout/payment-text';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import { ScriptForm } from './script-form';

/** What is read out before konbini numbers are issued: the same texts that the checkout page shows. */
export async function ScriptSection({ ctx, order }: { ctx: Ctx; order: CheckoutOrder }) {
  const { phoneOrders, checkout, common } = await getMessages();
  const terms = await paymentTerms(ctx, { id: order.orderId, totalYen: order.totalYen });
  const isOffered = terms.methods.includes('konbini');
  const items = finalConfirmation({ ...order, ...terms }, { at: ctx.clock.now(), locale: 'ja' });
  return (
    <Card as="section" title={phoneOrders.one.konbini}>
      {isOffered ? (
        <div className="flex flex-col gap-6">
          <p>{phoneOrders.one.konbiniLead}</p>
          <DescriptionList items={items.map(({ title, text }) => ({ term: title, detail: text }))} />
          <ScriptForm order={order} texts={phoneOrders.one} checkout={checkout} required={common.required} />
        </div>
      ) : (
        <p>{phoneOrders.one.notOffered}</p>
      )}
    </Card>
  );
}
