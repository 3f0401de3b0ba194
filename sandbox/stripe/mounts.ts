import type { Hono } from 'hono';
import { disputeControls } from './disputes/dispute-controls';
import { stripeJsRoutes } from './js/routes';
import { konbiniControls, konbiniPages } from './konbini/konbini-routes';
import { paypayControls, paypayPages } from './paypay/paypay-routes';
import { refundControls } from './refunds/refund-controls';
import { refundPages } from './refunds/refund-routes';
import type { PageHost } from './server/run-call';

export interface Mount {
  path: string;
  app: Hono;
}

/** Pages beside the API (Stripe.js, its frames, what Stripe and its partners host), and their controls for tests. */
export function mountsOf(host: PageHost): Mount[] {
  return [
    { path: '/', app: stripeJsRoutes() },
    { path: '/konbini', app: konbiniPages(host) },
    { path: '/paypay', app: paypayPages(host) },
    { path: '/refunds', app: refundPages(host) },
    { path: '/_sandbox', app: konbiniControls(host) },
    { path: '/_sandbox', app: paypayControls(host) },
    { path: '/_sandbox', app: refundControls(host) },
    { path: '/_sandbox', app: disputeControls(host) },
  ];
}
