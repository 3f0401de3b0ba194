import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { type GivenConsent, recordOffSessionConsent } from './record-consent';

/** The signed-in person agrees, at a checkout or on the page of their cards, to later charges. Again: the first consent stands. */
export async function allowOffSession(ctx: Ctx, given: Omit<GivenConsent, 'userId'>): Promise<void> {
  const { userId } = assertUser(ctx);
  await ctx.db.transaction((tx) => recordOffSessionConsent({ ...ctx, db: tx }, { ...given, userId }));
}
