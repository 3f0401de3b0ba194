import { and, eq } from 'drizzle-orm';
import { cardSetups } from '@/db/schema';
import { findCustomer, userCustomer } from '@/lib/account/user-customer';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { recordOffSessionConsent } from './record-consent';
import { syncCards } from './sync-cards';

interface CardSetup {
  readonly locale: 'ja' | 'en';
  /** The person ticked the box about later charges. */
  readonly allowsOffSession: boolean;
}

export type StartCardSetupResult =
  | { readonly ok: true; readonly clientSecret: string }
  | { readonly ok: false; readonly reason: 'try_again' };

/**
 * Gives the client secret of the signed-in person's one open SetupIntent, making customer and intent on first use. Double clicks
 * and two tabs get the same one; one that is over makes room for the next.
 */
export async function startCardSetup(ctx: Ctx, input: CardSetup): Promise<StartCardSetupResult> {
  const { userId } = assertUser(ctx);
  const { locale } = input;
  if (input.allowsOffSession) {
    await ctx.db.transaction((tx) => recordOffSessionConsent({ ...ctx, db: tx }, { userId, locale }));
  }
  const customerId = await userCustomer(ctx, { userId, locale });
  if (customerId === null) return { ok: false, reason: 'try_again' };
  const intent = await openSetup(ctx, { userId, customerId });
  if (intent?.status !== 'succeeded' && intent?.status !== 'canceled') return secretOf(intent);
  await syncCards(ctx, customerId);
  return secretOf(await openSetup(ctx, { userId, customerId }));
}

function secretOf(intent: Awaited<ReturnType<typeof openSetup>>): StartCardSetupResult {
  return intent?.client_secret ? { ok: true, clientSecret: intent.client_secret } : { ok: false, reason: 'try_again' };
}

async function openSetup(ctx: Ctx, { userId, customerId }: { userId: string; customerId: string }) {
  await ctx.db
    .insert(cardSetups)
    .values({ id: newId('cst'), userId, state: 'open', createdAt: ctx.clock.now() })
    .onConflictDoNothing();
  const open = and(eq(cardSetups.userId, userId), eq(cardSetups.state, 'open'));
  const [setup] = await ctx.db.select({ id: cardSetups.id }).from(cardSetups).where(open);
  assert(setup !== undefined, 'a card setup is open');
  const about = { kind: 'setup_intent.create', subjectId: setup.id } as const;
  const intent = confirmedObject(
    await sendStripeRequest(ctx, {
      ...about,
      attempt: await requestAttempt(ctx, about),
      params: {
        customer: customerId,
        usage: 'off_session',
        allowed_payment_method_types: ['card'],
        payment_method_options: { card: { request_three_d_secure: 'any' } },
        metadata: { card_setup_id: setup.id },
      },
    }),
  );
  if (intent === null) return null;
  await ctx.db.update(cardSetups).set({ stripeSetupIntentId: intent.id }).where(eq(cardSetups.id, setup.id));
  return intent;
}

/** After the browser's confirmation: reads the signed-in person's cards now, without waiting for an event. */
export async function syncOwnCards(ctx: Ctx): Promise<void> {
  const customerId = await findCustomer(ctx, assertUser(ctx).userId);
  if (customerId !== null) await syncCards(ctx, customerId);
}
