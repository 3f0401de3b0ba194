import { getMessages } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { OrderStatus } from '@/lib/checkout/queries';

/** What happened before this page was opened again: numbers that wait at a konbini, or PayPay's refusal. */
export async function CheckoutNotices({ orderId, status }: { orderId: string; status: OrderStatus }) {
  const { checkout, konbini } = await getMessages();
  const { paypay } = checkout.payment.refused;
  const hasNumbers = status.stage === 'voucher' || status.stage === 'voucher_late';
  const isRefused = status.failedMethod === 'paypay';
  if (!hasNumbers && !isRefused) return null;
  return (
    <div className="mb-6">
      {isRefused ? (
        <Notice tone="bad" title={paypay.title} live>
          {paypay.lead}
        </Notice>
      ) : (
        <Notice tone="warning">
          <p>{konbini.atCheckout}</p>
          <a href={`/orders/${orderId}`} className="link inline-flex min-h-11 items-center">
            {konbini.atCheckoutLink}
          </a>
        </Notice>
      )}
    </div>
  );
}
