import type { CheckoutOrder } from '@/lib/checkout/queries';
import type { Messages } from '@/messages/catalogue';

/** What every group of fields gets: the stored order, the texts, and the errors by path. */
export interface FieldGroup {
  readonly order: CheckoutOrder;
  readonly texts: Messages['checkout'];
  readonly errors: Readonly<Record<string, string>>;
}
