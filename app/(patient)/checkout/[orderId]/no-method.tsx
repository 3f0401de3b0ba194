import { Notice } from '@/components/ui/notice';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { OrderSummary } from './order-summary';

/** No method can be offered for this order: why, and what it is. */
export function NoMethod({ order, explanation }: { order: CheckoutOrder; explanation: string }) {
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <Notice tone="warning">{explanation}</Notice>
      <OrderSummary order={order} />
    </div>
  );
}
