import { and, asc, eq } from 'drizzle-orm';
import { type FamilyRelation, familyMembers } from '@/db/schema';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import type { FamilyMemberId } from '@/lib/ids';

export interface FamilyMember {
  readonly id: FamilyMemberId;
  readonly name: string;
  readonly kana: string;
  readonly relation: FamilyRelation;
  readonly birthDate: string;
}

/** No more than this: a family, not a customer list. */
export const familyMax = 20;

const { id, name, kana, relation, birthDate } = familyMembers;
const columns = { id, name, kana, relation, birthDate };

/** The signed-in person's family, in the order in which they were entered. */
export async function listFamily(ctx: Pick<Ctx, 'db' | 'actor'>): Promise<readonly FamilyMember[]> {
  const { userId } = assertUser(ctx);
  return ctx.db
    .select(columns)
    .from(familyMembers)
    .where(eq(familyMembers.userId, userId))
    .orderBy(asc(familyMembers.createdAt), asc(familyMembers.id))
    .limit(familyMax);
}

/** One of them, or null, also for other people's. */
export async function readFamilyMember(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  memberId: FamilyMemberId,
): Promise<FamilyMember | null> {
  const { userId } = assertUser(ctx);
  const [found] = await ctx.db
    .select(columns)
    .from(familyMembers)
    .where(and(eq(familyMembers.id, memberId), eq(familyMembers.userId, userId)));
  return found ?? null;
}
