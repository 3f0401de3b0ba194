import { secondMs } from '@/lib/time/duration';

/** The drain's own Stripe client waits this long for one answer: the next attempt of an event is free. */
export const drainTimeoutMs = 10 * secondMs;

/** A sync reads a refund, its payment and pages of its refunds: four calls, each tried three times. */
export const callsMax = 4;

/** How long a silent worker keeps its events: longer than all calls of one sync at their slowest (drain-patience.test.ts). */
export const drainLeaseMs = 180 * secondMs;
