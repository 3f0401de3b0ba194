import type { Stripe } from 'stripe';
import type { Call } from '../../protocol/call';
import { invalidRequest, resourceMissing } from '../../protocol/failure';

const REDISPLAY_LIMIT = 3;

type Features = Stripe.CustomerSession.Components.PaymentElement.Features;
export type SessionOwner = { customer: string; features: Features | null };

/** Whose session the secret opens, and what the session lets the Payment Element do (null: nothing). */
export async function findSessionOwner(call: Call, secret: string): Promise<SessionOwner> {
  const [row] = await call.tx<{ data: Stripe.CustomerSession }[]>`
    select data from objects
    where kind = 'customer_session' and not deleted and data->>'client_secret' = ${secret}`;
  const at = { param: 'customer_session_client_secret', status: 400 } as const;
  if (row === undefined) throw resourceMissing('customer_session', '****', at);
  const { expires_at: expiresAt, customer, components } = row.data;
  if (expiresAt <= call.now) {
    throw invalidRequest('The provided Customer Session has expired.', {
      param: at.param,
      code: 'customer_session_expired',
    });
  }
  const element = components?.payment_element;
  return {
    customer: typeof customer === 'string' ? customer : (customer?.id ?? ''),
    features: element?.enabled === true ? element.features : null,
  };
}

async function savedCards(call: Call, customer: string, features: Features): Promise<Stripe.PaymentMethod[]> {
  if (features.payment_method_redisplay !== 'enabled') return [];
  const filters = features.payment_method_allow_redisplay_filters ?? ['always'];
  const rows = await call.tx<{ data: Stripe.PaymentMethod }[]>`
    select data from objects
    where kind = 'payment_method' and not deleted
      and data->>'customer' = ${customer} and data->>'type' = 'card'
      and data->>'allow_redisplay' = any(${filters}::text[])
    order by seq desc limit ${features.payment_method_redisplay_limit ?? REDISPLAY_LIMIT}`;
  return rows.map(({ data }) => data);
}

export async function readCustomer(call: Call, secret: string) {
  const { customer, features } = await findSessionOwner(call, secret);
  const [row] = await call.tx<{ data: Stripe.Customer }[]>`
    select data from objects where kind = 'customer' and id = ${customer}`;
  const chosen = row?.data.invoice_settings.default_payment_method ?? null;
  return {
    customer_session: { object: 'customer_session', customer, components: { payment_element: { features } } },
    default_payment_method: typeof chosen === 'string' ? chosen : (chosen?.id ?? null),
    payment_methods: features === null ? [] : await savedCards(call, customer, features),
  };
}
