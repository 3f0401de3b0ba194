import type { Hono } from 'hono';

export interface Mount {
  path: string;
  app: Hono;
}

/** Pages beside the API: Stripe.js, its frames and challenge pages. */
export const mounts: readonly Mount[] = [];
