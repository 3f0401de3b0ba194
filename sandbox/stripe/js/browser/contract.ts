import type {
  Appearance,
  Stripe,
  StripeElements,
  StripeElementsOptionsMode,
  StripeElementsUpdateOptions,
  StripePaymentElement,
  StripePaymentElementAvailablePaymentMethodsChangeEvent,
  StripePaymentElementChangeEvent,
  StripePaymentElementSavedPaymentMethodRemoveEvent,
} from '@stripe/stripe-js';

/** Names and shapes that the official type declarations promise, so that a missing or misspelt member fails to compile. */
export type StripeMembers = Partial<{ [Name in keyof Stripe]: (...args: never[]) => unknown }>;
export type ElementsMembers = { [Name in keyof StripeElements]: (...args: never[]) => unknown };
export type PaymentElementMembers = { [Name in keyof StripePaymentElement]: (...args: never[]) => unknown };
export type ChangeEvent = StripePaymentElementChangeEvent;
export type RemoveEvent = StripePaymentElementSavedPaymentMethodRemoveEvent;
export type AvailableMethodsEvent = StripePaymentElementAvailablePaymentMethodsChangeEvent;
type KeysOfEach<Option> = Option extends unknown ? keyof Option : never;
export type DeferredOptionName = KeysOfEach<StripeElementsOptionsMode>;
export type UpdateOptionName = keyof StripeElementsUpdateOptions;
export type AppearanceVariable = keyof NonNullable<Appearance['variables']>;
export type Theme = NonNullable<Appearance['theme']>;
