import { z } from 'zod';
import { profiles } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import { readKana, readName, readPhone } from '@/lib/checkout/parse-details';
import type { Ctx } from '@/lib/context';
import { fieldReader, type Parsed, readAddress, readPostalCode } from './person-fields';
import type { Profile } from './read-profile';

const typed = z.string().max(500);

export const profileForm = z.object({
  name: typed,
  kana: typed,
  phone: typed,
  postalCode: typed.default(''),
  address: typed.default(''),
});
type ProfileForm = z.infer<typeof profileForm>;

/** Judges the whole form: names as typed, kana as 全角カタカナ, digits in any width. */
export function parseProfile(form: ProfileForm): Parsed<Profile> {
  const { take, done } = fieldReader();
  return done({
    name: take('name', readName(form.name)),
    kana: take('kana', readKana(form.kana)),
    phone: take('phone', readPhone(form.phone)),
    postalCode: take('postalCode', readPostalCode(form.postalCode)),
    address: take('address', readAddress(form.address)),
  });
}

/** Stores the signed-in person's profile over the one before. */
export async function saveProfile(ctx: Ctx, form: ProfileForm): Promise<Parsed<Profile>> {
  const { userId } = assertUser(ctx);
  const parsed = parseProfile(form);
  if (!parsed.ok) return parsed;
  const now = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(profiles)
      .values({ userId, ...parsed.value, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({ target: profiles.userId, set: { ...parsed.value, updatedAt: now } });
    // Who and when, not what: the log is kept longer than the profile.
    await recordAudit({ ...ctx, db: tx }, { action: 'profile.saved', subjectId: userId });
  });
  return parsed;
}
