import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { auth_user, type FamilyRelation, familyMembers, familyRelations } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import { readKana, readName } from '@/lib/checkout/parse-details';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { type FamilyMemberId, newId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { familyMax } from './family';
import { fieldReader, type Parsed, readBirthDate } from './person-fields';

const typed = z.string().max(500);

export const familyForm = z.object({
  name: typed,
  kana: typed,
  relation: typed.default(''),
  birthYear: typed.default(''),
  birthMonth: typed.default(''),
  birthDay: typed.default(''),
});
type FamilyForm = z.infer<typeof familyForm>;

interface FamilyFields {
  readonly name: string;
  readonly kana: string;
  readonly relation: FamilyRelation;
  readonly birthDate: string;
}

/** Judges the whole form. `today` is a day of Japan. */
export function parseFamilyMember(form: FamilyForm, today: string): Parsed<FamilyFields> {
  const { take, done } = fieldReader();
  const born = { year: form.birthYear, month: form.birthMonth, day: form.birthDay };
  const relation = familyRelations.find((known) => known === form.relation);
  return done({
    name: take('name', readName(form.name)),
    kana: take('kana', readKana(form.kana)),
    relation: take('relation', relation ? { value: relation } : { value: 'other', error: 'relation_missing' }),
    birthDate: take('birthYear', readBirthDate(born, today)),
  });
}

/** Adds a member of the family, or changes one. Somebody else's is `not_found`; above the limit `conflict`. */
export async function saveFamilyMember(
  ctx: Ctx,
  { memberId, form }: { memberId: FamilyMemberId | null; form: FamilyForm },
): Promise<Parsed<FamilyFields>> {
  const { userId } = assertUser(ctx);
  const parsed = parseFamilyMember(form, jstDay(ctx.clock.now()));
  if (!parsed.ok) return parsed;
  await ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const subjectId =
      memberId === null
        ? await add(inner, userId, parsed.value)
        : await change(inner, { userId, memberId }, parsed.value);
    await recordAudit(inner, { action: memberId === null ? 'family.added' : 'family.changed', subjectId });
  });
  return parsed;
}

async function add(ctx: Ctx, userId: string, fields: FamilyFields): Promise<FamilyMemberId> {
  // Two forms at once count one after the other.
  await ctx.db.select({ id: auth_user.id }).from(auth_user).where(eq(auth_user.id, userId)).for('update');
  const count = await ctx.db.$count(familyMembers, eq(familyMembers.userId, userId));
  if (count >= familyMax) throw new AppError('conflict');
  const id = newId('fam');
  await ctx.db.insert(familyMembers).values({ id, userId, ...fields, createdAt: ctx.clock.now() });
  return id;
}

async function change(
  ctx: Ctx,
  { userId, memberId }: { userId: string; memberId: FamilyMemberId },
  fields: FamilyFields,
): Promise<FamilyMemberId> {
  const changed = await ctx.db
    .update(familyMembers)
    .set(fields)
    .where(and(eq(familyMembers.id, memberId), eq(familyMembers.userId, userId)))
    .returning({ id: familyMembers.id });
  if (changed.length === 0) throw new AppError('not_found');
  return memberId;
}
