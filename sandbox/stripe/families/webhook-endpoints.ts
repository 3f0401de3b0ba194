import type { Stripe } from 'stripe';
import { z } from 'zod';
import { endpoint, type Family } from '../protocol/endpoint';
import { invalidRequest } from '../protocol/failure';
import { newId, randomText } from '../protocol/ids';
import { applyMetadata, metadata } from '../protocol/metadata';
import { flag, list, object, page, refuse, text, unset, webUrl } from '../protocol/params';
import { webhookEndpoints } from '../webhooks/endpoint-kind';
import { eventTypes } from '../webhooks/event-types';

const maxEndpoints = 16;

const enabledEvents = list(
  z.string().transform((value, ctx) => {
    if (value === '*' || eventTypes.has(value)) return value;
    return refuse(
      ctx,
      `Invalid enabled_events: '${value}' is not an event type. Wildcards other than '*' are not supported.`,
    );
  }),
);

const create = endpoint({
  method: 'POST',
  path: '/v1/webhook_endpoints',
  params: object({
    api_version: text().optional(),
    connect: flag().optional(),
    description: unset(text()).optional(),
    enabled_events: enabledEvents,
    metadata: metadata(),
    url: webUrl(),
  }),
  run: async (call, params) => {
    await call.claim('webhook_endpoints');
    const known = await call.store.all(webhookEndpoints, {});
    if (known.length >= maxEndpoints) {
      throw invalidRequest(`You have reached the maximum of ${maxEndpoints} test webhook endpoints.`);
    }
    const secret = `whsec_${randomText(32)}`;
    const created: Stripe.WebhookEndpoint = {
      id: newId('we'),
      object: 'webhook_endpoint',
      api_version: params.api_version ?? null,
      application: null,
      created: call.now,
      description: params.description ?? null,
      enabled_events: params.enabled_events,
      livemode: false,
      metadata: applyMetadata({}, params.metadata),
      status: 'enabled',
      url: params.url,
    };
    const state = { secrets: [{ secret, until: null }], connect: params.connect ?? false };
    await call.store.insert(webhookEndpoints, created, state);
    return { ...created, secret };
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/webhook_endpoints/{id}',
  params: object({}),
  run: async (call) => (await call.store.get(webhookEndpoints, call.at('id'))).data,
});

const update = endpoint({
  method: 'POST',
  path: '/v1/webhook_endpoints/{id}',
  params: object({
    description: unset(text()).optional(),
    disabled: flag().optional(),
    enabled_events: enabledEvents.optional(),
    metadata: metadata(),
    url: webUrl().optional(),
  }),
  run: async (call, params) => {
    const stored = await call.store.lock(webhookEndpoints, call.at('id'));
    const { data } = stored;
    stored.data = {
      ...data,
      description: params.description === undefined ? data.description : params.description,
      enabled_events: params.enabled_events ?? data.enabled_events,
      metadata: applyMetadata(data.metadata, params.metadata),
      status: params.disabled === undefined ? data.status : params.disabled ? 'disabled' : 'enabled',
      url: params.url ?? data.url,
    };
    await call.store.save(webhookEndpoints, stored);
    return stored.data;
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/webhook_endpoints/{id}',
  params: object({}),
  run: async (call) => {
    const stored = await call.store.lock(webhookEndpoints, call.at('id'));
    await call.store.remove(webhookEndpoints, stored);
    return { id: stored.id, object: 'webhook_endpoint', deleted: true } satisfies Stripe.DeletedWebhookEndpoint;
  },
});

const listAll = endpoint({
  method: 'GET',
  path: '/v1/webhook_endpoints',
  params: object(page),
  run: (call, params) => call.list(webhookEndpoints, params),
});

export const webhookEndpointsFamily: Family = {
  kinds: [webhookEndpoints],
  endpoints: [create, retrieve, update, remove, listAll],
};
