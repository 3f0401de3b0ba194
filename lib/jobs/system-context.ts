import { randomUUID } from 'node:crypto';
import { database } from '@/db/client';
import type { Ctx } from '@/lib/context';
import { appClock } from '@/lib/stripe/app-clock';
import { stripeClient } from '@/lib/stripe/client';

/** The context of work that no person asked for: a job, the drain, a health check. */
export function systemContext(name: string): Ctx {
  return {
    db: database().db,
    stripe: stripeClient(),
    clock: appClock(),
    actor: { kind: 'system', name },
    requestId: randomUUID(),
  };
}
