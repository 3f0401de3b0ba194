import { headers } from 'next/headers';
import { cache } from 'react';
import { database } from '@/db/client';
import { env } from '@/lib/env';
import { readCookie } from '@/lib/http/request-headers';
import { systemClock } from '@/lib/time/clock';
import type { Actor } from './actor';
import { auth } from './index';
import { orderCookieName, readOrderCookie } from './order-keys';
import { actorOf, readSession, type SignedIn } from './session';

/** The signed-in person of the running request with every granted role, or null. Guards want this; verbs want the actor. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  // Sessions live by the real clock also beside the sandbox, whose clock may jump months.
  return readSession({ auth: auth(), db: database().db, now: systemClock.now() }, await headers());
});

/** Who acts in the running page, handler or action: the signed-in user, or a guest with the orders of their cookie. */
export const currentActor = cache(async (): Promise<Actor> => {
  const cookie = readCookie(await headers(), orderCookieName);
  return actorOf(await currentSession(), readOrderCookie(env().APP_SECRET, cookie));
});
