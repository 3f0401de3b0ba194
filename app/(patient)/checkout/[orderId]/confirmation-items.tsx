import { getLocale } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { finalConfirmation } from '@/lib/checkout/final-confirmation';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { readLocale } from '@/messages/catalogue';
import { CancelPolicies } from './cancel-policies';

/** The six items of 特商法12条の6, the same texts that are stored with the order. */
export async function ConfirmationItems({ order, at }: { order: CheckoutOrder; at: Date }) {
  const items = finalConfirmation(order, { at, locale: readLocale(await getLocale()) });
  return (
    <>
      <DescriptionList items={items.map((item) => ({ term: item.title, detail: item.text }))} />
      <CancelPolicies order={order} at={at} />
    </>
  );
}
