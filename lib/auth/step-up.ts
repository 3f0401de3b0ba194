import { eq } from 'drizzle-orm';
import { auth_session } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { minuteMs } from '@/lib/time/duration';
import { type CodeOutcome, type Door, enterTotp } from './enter-code';

/** How long a second factor counts as fresh: what sends money back asks for it again after that. */
export const stepUpMs = 30 * minuteMs;

/**
 * Tries the authenticator app's digits in a session that has passed them before; right ones are fresh from `now`, the real time.
 * Tries in a session are not counted by better-auth: the caller limits them.
 */
export async function stepUp(ctx: Ctx, door: Door & { code: string; now: Date }): Promise<CodeOutcome> {
  const found = await door.auth.api.getSession({ headers: door.headers });
  if (found === null || found.session.secondFactorAt == null) return 'expired';
  const outcome = await enterTotp(ctx, door);
  if (outcome !== 'signed_in') return outcome;
  await ctx.db.update(auth_session).set({ secondFactorAt: door.now }).where(eq(auth_session.id, found.session.id));
  return outcome;
}
