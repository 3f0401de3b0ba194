import { headers } from 'next/headers';
import { database } from '@/db/client';
import { currentActor } from '@/lib/auth/current-actor';
import type { Ctx } from '@/lib/context';
import { settledAppClock } from '@/lib/stripe/app-clock';
import { stripeClient } from '@/lib/stripe/client';
import { requestIdOf } from './request-headers';

/** The context of the page, handler or action that is running now, with the actor of its cookies. */
export async function requestContext(): Promise<Ctx> {
  return {
    db: database().db,
    stripe: stripeClient(),
    clock: await settledAppClock(),
    actor: await currentActor(),
    requestId: requestIdOf(await headers()),
  };
}
