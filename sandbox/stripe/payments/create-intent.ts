import { customers } from '../families/customer-kind';
import type { Call } from '../protocol/call';
import type { Answer } from '../protocol/endpoint';
import { confirmIntent } from './confirm-intent';
import { givePaymentMethod } from './give-payment-method';
import { paymentIntents } from './payment-intent-kind';
import { type CreateParams, checkCreate } from './payment-intent-params';
import { renderIntent } from './render-intent';

export async function createIntent(call: Call, params: CreateParams): Promise<Answer> {
  checkCreate(params);
  if (params.customer !== undefined) await call.store.lock(customers, params.customer, { param: 'customer' });
  const intent = await call.store.insert(paymentIntents, renderIntent(call, params), { returnUrl: null });
  await givePaymentMethod(call, intent, params);
  await call.emit('payment_intent.created', intent.data);
  if (params.confirm !== true) return intent.data;
  const { payment_method: method } = intent.data;
  const confirmation = {
    ...params,
    payment_method: typeof method === 'string' ? method : undefined,
    payment_method_data: undefined,
    broughtMethod: params.payment_method_data !== undefined,
  };
  return (await confirmIntent(call, intent, confirmation)) ?? intent.data;
}
