import { lt } from 'drizzle-orm';
import { auth_session, auth_verification } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { systemClock } from '@/lib/time/clock';
import { dayMs, shift } from '@/lib/time/duration';

/** Deletes codes and sessions that expired more than a day ago: they name people and serve nothing any more. */
export async function pruneSignIns(ctx: Pick<Ctx, 'db'>): Promise<{ codes: number; sessions: number }> {
  // Sessions live by the real clock also beside the sandbox, whose clock may jump months.
  const yesterday = shift(systemClock.now(), -dayMs);
  const codes = await ctx.db
    .delete(auth_verification)
    .where(lt(auth_verification.expiresAt, yesterday))
    .returning({ id: auth_verification.id });
  const sessions = await ctx.db
    .delete(auth_session)
    .where(lt(auth_session.expiresAt, yesterday))
    .returning({ id: auth_session.id });
  return { codes: codes.length, sessions: sessions.length };
}
