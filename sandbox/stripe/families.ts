import { customersFamily } from './families/customers';
import { eventsFamily } from './families/events';
import { webhookEndpointsFamily } from './families/webhook-endpoints';
import { elementsSessionFamily } from './js/elements-session';
import { balanceFamily } from './payments/balance';
import { chargesFamily } from './payments/charges';
import { paymentIntentsFamily } from './payments/payment-intents';
import { paymentMethodsFamily } from './payments/payment-methods';
import { refundsFamily } from './payments/refunds';
import { threeDSecureFamily } from './payments/three-d-secure';
import type { Family } from './protocol/endpoint';

/** Every object family of the sandbox. */
export const families: readonly Family[] = [
  balanceFamily,
  chargesFamily,
  customersFamily,
  elementsSessionFamily,
  eventsFamily,
  paymentIntentsFamily,
  paymentMethodsFamily,
  refundsFamily,
  threeDSecureFamily,
  webhookEndpointsFamily,
];
