import { paymentMethodTypes, type PaymentMethodType as StoredMethod } from '@/db/schema';

/** How a patient pays, by Stripe's names. */
export type PaymentMethodType = StoredMethod;

export const paymentMethods: readonly PaymentMethodType[] = paymentMethodTypes;

export function isPaymentMethod(text: string | null): text is PaymentMethodType {
  return paymentMethods.some((method) => method === text);
}
