import { eq } from 'drizzle-orm';
import { profiles } from '@/db/schema';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';

export interface Profile {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly postalCode: string | null;
  readonly address: string | null;
}

/** What the signed-in person has told about themselves, or null. Guests get `unauthenticated`. */
export async function readProfile(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<Profile | null> {
  const { userId } = assertUser(ctx);
  const { name, kana, phone, postalCode, address } = profiles;
  const [found] = await ctx.db
    .select({ name, kana, phone, postalCode, address })
    .from(profiles)
    .where(eq(profiles.userId, userId));
  return found ?? null;
}
