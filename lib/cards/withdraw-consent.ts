import { and, eq, isNull } from 'drizzle-orm';
import { cardConsents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';

/** From now on nobody charges the signed-in person's card without them. Again: changes nothing. */
export async function withdrawOffSessionConsent(ctx: Ctx): Promise<void> {
  const { userId } = assertUser(ctx);
  await ctx.db.transaction(async (tx) => {
    const standing = and(
      eq(cardConsents.userId, userId),
      eq(cardConsents.kind, 'off_session'),
      isNull(cardConsents.withdrawnAt),
    );
    const withdrawn = await tx
      .update(cardConsents)
      .set({ withdrawnAt: ctx.clock.now() })
      .where(standing)
      .returning({ id: cardConsents.id });
    for (const { id } of withdrawn) {
      await recordAudit({ ...ctx, db: tx }, { action: 'card.charge_consent_withdrawn', subjectId: id });
    }
  });
}
