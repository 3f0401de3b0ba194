import type { Hono } from 'hono';
import { stripeJsRoutes } from './js/routes';

export interface Mount {
  path: string;
  app: Hono;
}

/** Pages beside the API: Stripe.js, its frames and challenge pages. */
export const mounts: readonly Mount[] = [{ path: '/', app: stripeJsRoutes() }];
