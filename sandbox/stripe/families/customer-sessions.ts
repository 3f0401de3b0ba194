import { randomBytes } from 'node:crypto';
import type { Stripe } from 'stripe';
import type { z } from 'zod';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { newId, randomText } from '../protocol/ids';
import { choice, flag, integer, list, object, text } from '../protocol/params';
import type { Kind } from '../store/kind';
import { customers } from './customer-kind';

/** Stripe says "short-lived"; half an hour is what its sessions show. */
const lifetimeSeconds = 30 * 60;

/** Stripe gives a CustomerSession no id; the store's own goes into no answer. */
type StoredSession = Stripe.CustomerSession & { id: string };

const customerSessions: Kind<StoredSession> = {
  name: 'customer_session',
  expands: { customer: 'customer' },
  keys: ({ customer }) => ({ customer: typeof customer === 'string' ? customer : customer.id }),
};

const switched = choice(['enabled', 'disabled']).optional();
const filters = list(choice(['always', 'limited', 'unspecified'])).optional();
const plain = object({ enabled: flag() }).optional();

const components = object({
  active_entitlements: plain,
  buy_button: plain,
  customer_portal: plain,
  customer_sheet: object({
    enabled: flag(),
    features: object({ payment_method_allow_redisplay_filters: filters, payment_method_remove: switched }).optional(),
  }).optional(),
  mobile_payment_element: object({
    enabled: flag(),
    features: object({
      payment_method_allow_redisplay_filters: filters,
      payment_method_redisplay: switched,
      payment_method_remove: switched,
      payment_method_save: switched,
      payment_method_save_allow_redisplay_override: choice(['always', 'limited', 'unspecified']).optional(),
    }).optional(),
  }).optional(),
  payment_element: object({
    enabled: flag(),
    features: object({
      payment_method_allow_redisplay_filters: filters,
      payment_method_redisplay: switched,
      payment_method_redisplay_limit: integer({ min: 1, max: 10 }).optional(),
      payment_method_remove: switched,
      payment_method_save: switched,
      payment_method_save_usage: choice(['off_session', 'on_session']).optional(),
    }).optional(),
  }).optional(),
  pricing_table: plain,
});

type Given = z.infer<typeof components>;

const create = endpoint({
  method: 'POST',
  path: '/v1/customer_sessions',
  params: object({ components, customer: text().optional(), customer_account: text().optional() }),
  run: async (call, { components: given, customer, customer_account }): Promise<Stripe.CustomerSession> => {
    if (customer_account !== undefined) {
      throw invalidParameter('customer_account', 'This account has no v2 Accounts; use `customer`.');
    }
    if (customer === undefined) {
      throw invalidParameter('customer', 'Missing required param: customer.', 'parameter_missing');
    }
    checkComponents(given);
    await call.store.get(customers, customer, { param: 'customer' });
    const session: Stripe.CustomerSession = {
      object: 'customer_session',
      client_secret: `cuss_secret_${randomText(14)}${randomBytes(24).toString('hex')}`,
      components: renderComponents(given),
      created: call.now,
      customer,
      customer_account: null,
      expires_at: call.now + lifetimeSeconds,
      livemode: false,
    };
    await call.store.insert(customerSessions, { ...session, id: newId('cuss') }, {});
    return session;
  },
});

/** At least one component is enabled; features belong to an enabled one; saving says what for. */
function checkComponents(given: Given): void {
  if (!Object.values(given).some((component) => component?.enabled === true)) {
    throw invalidRequest('At least one component must be enabled to create a Customer Session.', {
      param: 'components',
    });
  }
  for (const name of ['customer_sheet', 'mobile_payment_element', 'payment_element'] as const) {
    const component = given[name];
    if (component?.enabled !== false || component.features === undefined) continue;
    throw invalidParameter(
      `components[${name}][features]`,
      `You cannot pass features for the ${name} component when it is not enabled.`,
    );
  }
  const features = given.payment_element?.features;
  if (features === undefined) return;
  const param = 'components[payment_element][features][payment_method_save_usage]';
  const isSaving = features.payment_method_save === 'enabled';
  if (isSaving && features.payment_method_save_usage === undefined) {
    throw invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');
  }
  if (!isSaving && features.payment_method_save_usage !== undefined) {
    throw invalidParameter(param, 'payment_method_save_usage needs payment_method_save to be enabled.');
  }
}

function renderComponents(given: Given): Stripe.CustomerSession.Components {
  const isOn = (component: { enabled: boolean } | undefined) => ({ enabled: component?.enabled === true });
  const { customer_sheet: sheet, mobile_payment_element: mobile, payment_element: element } = given;
  return {
    active_entitlements: isOn(given.active_entitlements),
    buy_button: isOn(given.buy_button),
    customer_portal: isOn(given.customer_portal),
    customer_sheet: { ...isOn(sheet), features: sheet?.enabled === true ? sheetFeatures(sheet.features) : null },
    mobile_payment_element: {
      ...isOn(mobile),
      features: mobile?.enabled === true ? mobileFeatures(mobile.features) : null,
    },
    payment_element: {
      ...isOn(element),
      features: element?.enabled === true ? elementFeatures(element.features) : null,
    },
    pricing_table: isOn(given.pricing_table),
  };
}

function sheetFeatures(given: NonNullable<Given['customer_sheet']>['features']) {
  return {
    payment_method_allow_redisplay_filters: given?.payment_method_allow_redisplay_filters ?? ['always'],
    payment_method_remove: given?.payment_method_remove ?? 'enabled',
  };
}

function mobileFeatures(given: NonNullable<Given['mobile_payment_element']>['features']) {
  return {
    payment_method_allow_redisplay_filters: given?.payment_method_allow_redisplay_filters ?? ['always'],
    payment_method_redisplay: given?.payment_method_redisplay ?? 'enabled',
    payment_method_remove: given?.payment_method_remove ?? 'enabled',
    payment_method_save: given?.payment_method_save ?? 'disabled',
    payment_method_save_allow_redisplay_override: given?.payment_method_save_allow_redisplay_override ?? null,
  };
}

function elementFeatures(given: NonNullable<Given['payment_element']>['features']) {
  return {
    payment_method_allow_redisplay_filters: given?.payment_method_allow_redisplay_filters ?? ['always'],
    payment_method_redisplay: given?.payment_method_redisplay ?? 'disabled',
    payment_method_redisplay_limit: given?.payment_method_redisplay_limit ?? 3,
    payment_method_remove: given?.payment_method_remove ?? 'disabled',
    payment_method_save: given?.payment_method_save ?? 'disabled',
    payment_method_save_usage: given?.payment_method_save_usage ?? null,
  };
}

export const customerSessionsFamily: Family = { kinds: [customerSessions], endpoints: [create] };
