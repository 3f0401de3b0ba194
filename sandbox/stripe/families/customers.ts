import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { detachCard } from '../payments/detach-payment-method';
import { paymentMethods } from '../payments/payment-method-kind';
import { address, renderAddress } from '../protocol/address';
import type { Call } from '../protocol/call';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest, resourceMissing } from '../protocol/failure';
import { newId, randomText } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { choice, email, integer, list, object, page, range, text, unset } from '../protocol/params';
import { previousAttributes } from '../protocol/previous-attributes';
import { customers } from './customer-kind';

const invoiceSettings = object({
  custom_fields: unset(list(object({ name: text(40), value: text(140) }))).optional(),
  default_payment_method: unset(text()).optional(),
  footer: unset(text()).optional(),
});

const shared = {
  address: unset(address()).optional(),
  balance: integer().optional(),
  description: unset(text()).optional(),
  email: unset(email()).optional(),
  invoice_prefix: text(12).optional(),
  invoice_settings: invoiceSettings.optional(),
  metadata: metadata(),
  name: unset(text(256)).optional(),
  next_invoice_sequence: integer({ min: 1 }).optional(),
  phone: unset(text(20)).optional(),
  preferred_locales: list(text()).optional(),
  shipping: unset(object({ address: address(), name: text(), phone: unset(text()).optional() })).optional(),
  tax_exempt: unset(choice(['none', 'exempt', 'reverse'])).optional(),
};

const changes = object(shared);

const create = endpoint({
  method: 'POST',
  path: '/v1/customers',
  params: changes,
  run: async (call, params) => {
    const customer = await change(call, blankCustomer(call.now), params);
    await call.store.insert(customers, customer, {});
    await call.emit('customer.created', customer);
    return customer;
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/customers/{id}',
  params: object({}),
  run: async (call) => {
    const known = await call.store.find(customers, call.at('id'));
    if (known?.deleted) return tombstone(known.id);
    return (await call.store.get(customers, call.at('id'))).data;
  },
});

const update = endpoint({
  method: 'POST',
  path: '/v1/customers/{id}',
  params: changes,
  run: async (call, params) => {
    const stored = await call.store.lock(customers, call.at('id'));
    const before = stored.data;
    stored.data = await change(call, before, params);
    const previous = previousAttributes(before, stored.data);
    if (Object.keys(previous).length === 0) return stored.data;
    await call.store.save(customers, stored);
    await call.emit('customer.updated', stored.data, previous);
    return stored.data;
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  params: object({}),
  run: async (call) => {
    const stored = await call.store.lock(customers, call.at('id'));
    await call.store.remove(customers, stored);
    await call.emit('customer.deleted', stored.data);
    for (const { id } of await call.store.all(paymentMethods, { customer: stored.id })) {
      const method = await call.store.lock(paymentMethods, id);
      if (method.data.customer === stored.id) await detachCard(call, method);
    }
    return tombstone(stored.id);
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/customers',
  params: object({ ...page, created: range().optional(), email: text().optional() }),
  run: (call, { email, ...params }) => call.list(customers, params, { keys: { email } }),
});

export const customersFamily: Family = {
  kinds: [customers],
  endpoints: [create, retrieve, update, remove, listAll],
};

function tombstone(id: string): Stripe.DeletedCustomer {
  return { id, object: 'customer', deleted: true };
}

function blankCustomer(created: number): Stripe.Customer {
  return {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

/** The customer with the given parameters applied; absent ones leave their field as it is. */
async function change(
  call: Call,
  customer: Stripe.Customer,
  params: z.infer<typeof changes>,
): Promise<Stripe.Customer> {
  const { address: home, shipping, invoice_settings: invoicing, metadata: meta, tax_exempt, ...plain } = params;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const payment = invoicing?.default_payment_method;
  if (payment) await requireAttached(call, customer.id, payment);
  return {
    ...customer,
    ...given,
    ...(home === undefined ? {} : { address: home && renderAddress(home) }),
    ...(shipping === undefined ? {} : { shipping: shipping && renderShipping(shipping) }),
    ...(tax_exempt === undefined ? {} : { tax_exempt: tax_exempt ?? 'none' }),
    invoice_settings: {
      ...customer.invoice_settings,
      ...(invoicing?.custom_fields === undefined ? {} : { custom_fields: invoicing.custom_fields }),
      ...(payment === undefined ? {} : { default_payment_method: payment }),
      ...(invoicing?.footer === undefined ? {} : { footer: invoicing.footer }),
    },
    metadata: applyMetadata(customer.metadata, meta),
  };
}

function renderShipping(given: NonNullable<z.infer<typeof changes>['shipping']>): Stripe.Customer.Shipping {
  return { address: renderAddress(given.address), name: given.name, phone: given.phone ?? null };
}

/** Only a payment method of this customer may become its default. */
async function requireAttached(call: Call, customer: string, id: string): Promise<void> {
  const [row] = await call.tx<{ customer: string | null }[]>`
    select data->>'customer' as customer from objects where id = ${id} and kind = 'payment_method' and not deleted`;
  const param = 'invoice_settings[default_payment_method]';
  if (!row) throw resourceMissing('PaymentMethod', id, { param, status: 400 });
  if (row.customer === customer) return;
  const message = `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`;
  throw invalidRequest(message, { code: 'resource_missing', param });
}
