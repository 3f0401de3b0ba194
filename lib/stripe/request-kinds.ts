import type Stripe from 'stripe';
import { type CouponCreate, couponCreate } from './kinds/coupon-create';
import { type CustomerCreate, customerCreate } from './kinds/customer-create';
import { type DisputeClose, type DisputeUpdate, disputeClose, disputeUpdate } from './kinds/dispute-change';
import {
  type PaymentIntentCancel,
  type PaymentIntentUpdate,
  paymentIntentCancel,
  paymentIntentUpdate,
} from './kinds/payment-intent-change';
import { type PaymentIntentCharge, paymentIntentCharge } from './kinds/payment-intent-charge';
import { type PaymentIntentConfirm, paymentIntentConfirm } from './kinds/payment-intent-confirm';
import { type PaymentIntentCreate, paymentIntentCreate } from './kinds/payment-intent-create';
import { type PaymentMethodDetach, paymentMethodDetach } from './kinds/payment-method-detach';
import { type PromotionCodeCreate, promotionCodeCreate } from './kinds/promotion-code-create';
import { type PromotionCodeStop, promotionCodeStop } from './kinds/promotion-code-stop';
import { type RefundCreate, refundCreate } from './kinds/refund-create';
import { type SetupIntentCreate, setupIntentCreate } from './kinds/setup-intent-create';
import type { RequestKind } from './request-kind';

interface Params {
  'customer.create': CustomerCreate;
  'payment_intent.create': PaymentIntentCreate;
  'payment_intent.update': PaymentIntentUpdate;
  'payment_intent.cancel': PaymentIntentCancel;
  'payment_intent.confirm': PaymentIntentConfirm;
  'coupon.create': CouponCreate;
  'promotion_code.create': PromotionCodeCreate;
  'promotion_code.stop': PromotionCodeStop;
  'refund.create': RefundCreate;
  'payment_intent.charge': PaymentIntentCharge;
  'setup_intent.create': SetupIntentCreate;
  'payment_method.detach': PaymentMethodDetach;
  'dispute.update': DisputeUpdate;
  'dispute.close': DisputeClose;
}

interface Objects {
  'customer.create': Stripe.Customer;
  'payment_intent.create': Stripe.PaymentIntent;
  'payment_intent.update': Stripe.PaymentIntent;
  'payment_intent.cancel': Stripe.PaymentIntent;
  'payment_intent.confirm': Stripe.PaymentIntent;
  'coupon.create': Stripe.Coupon;
  'promotion_code.create': Stripe.PromotionCode;
  'promotion_code.stop': Stripe.PromotionCode;
  'refund.create': Stripe.Refund;
  'payment_intent.charge': Stripe.PaymentIntent;
  'setup_intent.create': Stripe.SetupIntent;
  'payment_method.detach': Stripe.PaymentMethod;
  'dispute.update': Stripe.Dispute;
  'dispute.close': Stripe.Dispute;
}

export type RequestKindName = keyof Params;
export type ParamsOf<Kind extends RequestKindName> = Params[Kind];
export type ObjectOf<Kind extends RequestKindName> = Objects[Kind];

/** Every mutation that may be sent to Stripe. A new one is a file in kinds/ and a line here. */
export const requestKinds: { readonly [Kind in RequestKindName]: RequestKind<ParamsOf<Kind>, ObjectOf<Kind>> } = {
  'customer.create': customerCreate,
  'payment_intent.create': paymentIntentCreate,
  'payment_intent.update': paymentIntentUpdate,
  'payment_intent.cancel': paymentIntentCancel,
  'payment_intent.confirm': paymentIntentConfirm,
  'coupon.create': couponCreate,
  'promotion_code.create': promotionCodeCreate,
  'promotion_code.stop': promotionCodeStop,
  'refund.create': refundCreate,
  'payment_intent.charge': paymentIntentCharge,
  'setup_intent.create': setupIntentCreate,
  'payment_method.detach': paymentMethodDetach,
  'dispute.update': disputeUpdate,
  'dispute.close': disputeClose,
};

export function isRequestKind(text: string): text is RequestKindName {
  return Object.hasOwn(requestKinds, text);
}
