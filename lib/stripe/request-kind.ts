import type { z } from 'zod';
import { shift } from '@/lib/time/duration';
import type { StripeClient } from './client';

/** When a request may have reached Stripe, for looking up what it made. */
export interface SentRequest<Params> {
  readonly key: string;
  readonly params: Params;
  readonly firstSentAt: Date;
  readonly lastSentAt: Date;
}

export interface SendOptions {
  readonly idempotencyKey: string;
  readonly maxNetworkRetries: 0;
}

/** One kind of mutation: what may be said, how it is sent, and how its effect is found again after the key is forgotten. */
export interface RequestKind<Params, StripeObject extends { id: string }> {
  readonly params: z.ZodType<Params>;
  send(stripe: StripeClient, params: Params, options: SendOptions): Promise<StripeObject>;
  retrieve(stripe: StripeClient, id: string): Promise<StripeObject>;
  /** The effect of a request that was sent, or null when there was none. */
  find(stripe: StripeClient, sent: SentRequest<Params>): Promise<StripeObject | null>;
}

const slackMs = 10 * 60 * 1_000;

/** Stripe's `created` filter around the time of sending; clocks may differ by minutes. */
export function createdWindow(sent: { firstSentAt: Date; lastSentAt: Date }): { gte: number; lte: number } {
  const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);
  return { gte: seconds(shift(sent.firstSentAt, -slackMs)), lte: seconds(shift(sent.lastSentAt, slackMs)) };
}
