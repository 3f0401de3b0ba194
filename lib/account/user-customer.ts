import { eq } from 'drizzle-orm';
import { customers, stripeRequests } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { confirmedObject } from '@/lib/stripe/confirmed-object';
import { deliverRequest, sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';

interface Owner {
  readonly userId: string;
  readonly locale: 'ja' | 'en';
}

/** The person's Stripe Customer, if they have one. */
export async function findCustomer(ctx: Pick<Ctx, 'db'>, userId: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ id: customers.stripeCustomerId })
    .from(customers)
    .where(eq(customers.userId, userId));
  return found?.id ?? null;
}

/**
 * The one Stripe Customer of a signed-in person, made on first use and known there by our id only. Null when Stripe did not
 * answer. Throws `payments_unavailable` when it refused us.
 */
export async function userCustomer(ctx: Ctx, { userId, locale }: Owner): Promise<string | null> {
  const known = await findCustomer(ctx, userId);
  if (known !== null) return known;
  const customer = confirmedObject(await askForCustomer(ctx, { userId, locale }));
  if (customer === null) return null;
  await ctx.db
    .insert(customers)
    .values({ userId, stripeCustomerId: customer.id, createdAt: ctx.clock.now() })
    .onConflictDoNothing();
  return findCustomer(ctx, userId);
}

/** A request that stands is asked as it was planned, also when the person reads another language by now. */
async function askForCustomer(ctx: Ctx, { userId, locale }: Owner) {
  const about = { kind: 'customer.create', subjectId: userId } as const;
  const attempt = await requestAttempt(ctx, about);
  const key = `${about.kind}:${userId}:${attempt}`;
  const [standing] = await ctx.db.select().from(stripeRequests).where(eq(stripeRequests.key, key));
  if (standing !== undefined) return deliverRequest(ctx, about.kind, standing);
  const params = { preferred_locales: [locale], metadata: { user_id: userId } };
  return sendStripeRequest(ctx, { ...about, attempt, params });
}
