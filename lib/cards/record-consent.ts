import { cardConsents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { consentTexts } from './consent-texts';

export interface GivenConsent {
  readonly userId: string;
  readonly locale: 'ja' | 'en';
  readonly orderId?: OrderId;
}

/** Keeps, as evidence, that the person agreed to later charges of their card, in the caller's transaction. A standing consent stays. */
export async function recordOffSessionConsent(ctx: Ctx, { userId, locale, orderId }: GivenConsent): Promise<void> {
  const { version, [locale]: text } = consentTexts.off_session;
  const given = await ctx.db
    .insert(cardConsents)
    .values({
      id: newId('ccn'),
      kind: 'off_session',
      userId,
      version,
      locale,
      text,
      orderId: orderId ?? null,
      consentedAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: cardConsents.id });
  const [consent] = given;
  if (consent === undefined) return;
  await recordAudit(ctx, { action: 'card.charge_consented', subjectId: consent.id, after: { version } });
}
