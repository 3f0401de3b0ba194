import 'server-only';
import { database } from '@/db/client';
import * as schema from '@/db/schema/auth';
import { env } from '@/lib/env';
import { systemClock } from '@/lib/time/clock';
import { type Auth, createAuth } from './options';
import { deriveKey } from './secret';
import { sendSignInCode } from './send-sign-in-code';

let shared: Auth | undefined;

/** better-auth over the process's database, made on first use. Its HTTP routes are not mounted: our actions call its API. */
export function auth(): Auth {
  shared ??= createAuth({
    db: database().db,
    schema,
    secret: deriveKey(env().APP_SECRET, 'sessions'),
    baseUrl: env().APP_URL,
    sendSignInCode: (email, code) => sendSignInCode({ db: database().db, clock: systemClock }, { email, code }),
  });
  return shared;
}
