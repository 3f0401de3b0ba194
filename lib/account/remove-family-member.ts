import { and, eq } from 'drizzle-orm';
import { familyMembers } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertUser } from '@/lib/auth/assert-user';
import type { Ctx } from '@/lib/context';
import type { FamilyMemberId } from '@/lib/ids';

/** Removes a member of the signed-in person's family. Again, or somebody else's: changes nothing. */
export async function removeFamilyMember(ctx: Ctx, { memberId }: { memberId: FamilyMemberId }): Promise<void> {
  const { userId } = assertUser(ctx);
  await ctx.db.transaction(async (tx) => {
    const removed = await tx
      .delete(familyMembers)
      .where(and(eq(familyMembers.id, memberId), eq(familyMembers.userId, userId)))
      .returning({ id: familyMembers.id });
    if (removed.length === 0) return;
    await recordAudit({ ...ctx, db: tx }, { action: 'family.removed', subjectId: memberId });
  });
}
