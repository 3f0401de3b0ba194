import { orderConsents } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { type ConsentText, consentVersion } from './consent-texts';

interface GivenConsents {
  readonly orderId: OrderId;
  readonly texts: readonly ConsentText[];
  readonly locale: 'ja' | 'en';
  /** The operator who read them out; left out when the buyer ticked them. */
  readonly readOutBy?: string;
}

/** Stores consents word for word, in the caller's transaction. The same text given again keeps its first time. */
export async function recordConsents(ctx: Ctx, given: GivenConsents): Promise<void> {
  const { orderId, texts, locale, readOutBy = null } = given;
  const now = ctx.clock.now();
  await ctx.db
    .insert(orderConsents)
    .values(
      texts.map(({ kind, text, sha256 }) => ({
        orderId,
        kind,
        text,
        locale,
        readOutBy,
        textVersion: consentVersion,
        textSha256: sha256,
        channel: readOutBy === null ? ('web' as const) : ('phone' as const),
        givenAt: now,
        createdAt: now,
      })),
    )
    .onConflictDoNothing();
}
