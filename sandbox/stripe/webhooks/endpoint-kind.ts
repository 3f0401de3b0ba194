import type { Stripe } from 'stripe';
import type { Kind } from '../store/kind';

export interface EndpointState {
  /** The newest first. An older one goes after `until` (wall time, Unix milliseconds). */
  secrets: { secret: string; until: number | null }[];
  connect: boolean;
}

/** Stored without its secret, which only the creating request sees. */
export const webhookEndpoints: Kind<Stripe.WebhookEndpoint, EndpointState> = {
  name: 'webhook_endpoint',
  noun: 'webhook endpoint',
  param: 'webhook_endpoint',
  keys: () => ({}),
};

/** Where thin events go. Not a v1 webhook endpoint, so not in their list; made by `/_sandbox` only. */
export const eventDestinations: Kind<Stripe.WebhookEndpoint, EndpointState> = {
  ...webhookEndpoints,
  name: 'event_destination',
  noun: 'event destination',
};

export function activeSecrets({ secrets }: EndpointState, nowMs: number): string[] {
  return secrets.filter(({ until }) => until === null || until > nowMs).map(({ secret }) => secret);
}
