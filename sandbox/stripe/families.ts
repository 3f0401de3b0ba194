import { couponsFamily } from './catalog/coupons';
import { pricesFamily } from './catalog/prices';
import { productsFamily } from './catalog/products';
import { promotionCodesFamily } from './catalog/promotion-codes';
import { disputesFamily } from './disputes/disputes';
import { filesFamily } from './disputes/files';
import { coreEventsFamily } from './families/core-events';
import { customerSessionsFamily } from './families/customer-sessions';
import { customersFamily } from './families/customers';
import { eventsFamily } from './families/events';
import { webhookEndpointsFamily } from './families/webhook-endpoints';
import { elementsSessionFamily } from './js/elements-session';
import { konbiniFamily } from './konbini/konbini';
import { balanceFamily } from './payments/balance';
import { chargesFamily } from './payments/charges';
import { confirmationTokensFamily } from './payments/confirmation-tokens';
import { paymentIntentsFamily } from './payments/payment-intents';
import { paymentMethodsFamily } from './payments/payment-methods';
import { threeDSecureFamily } from './payments/three-d-secure';
import { paypayFamily } from './paypay/paypay';
import type { Family } from './protocol/endpoint';
import { refundsFamily } from './refunds/refunds';
import { setupIntentsFamily } from './setup/setup-intents';

/** Every object family of the sandbox. */
export const families: readonly Family[] = [
  balanceFamily,
  chargesFamily,
  confirmationTokensFamily,
  coreEventsFamily,
  couponsFamily,
  customerSessionsFamily,
  customersFamily,
  disputesFamily,
  elementsSessionFamily,
  eventsFamily,
  filesFamily,
  konbiniFamily,
  paymentIntentsFamily,
  paymentMethodsFamily,
  paypayFamily,
  pricesFamily,
  productsFamily,
  promotionCodesFamily,
  refundsFamily,
  setupIntentsFamily,
  threeDSecureFamily,
  webhookEndpointsFamily,
];
