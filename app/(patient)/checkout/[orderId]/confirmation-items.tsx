import { getLocale } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { finalConfirmation } from '@/lib/checkout/final-confirmation';
import type { PaymentTerms } from '@/lib/checkout/payment-text';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { readLocale } from '@/messages/catalogue';
import { CancelPolicies } from './cancel-policies';

interface ConfirmationItemsProps {
  readonly order: CheckoutOrder;
  readonly terms: PaymentTerms;
  readonly at: Date;
}

/** The six items of 特商法12条の6, the same texts that are stored with the order. */
export async function ConfirmationItems({ order, terms, at }: ConfirmationItemsProps) {
  const items = finalConfirmation({ ...order, ...terms }, { at, locale: readLocale(await getLocale()) });
  return (
    <>
      <DescriptionList items={items.map((item) => ({ term: item.title, detail: item.text }))} />
      <CancelPolicies order={order} at={at} />
    </>
  );
}
