import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { addOnItems } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { type AddOnItemId, newId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import type { AddOnTerms } from './charge-rules';

export interface AddOnItem {
  readonly id: AddOnItemId;
  readonly title: string;
  readonly priceYen: Yen;
}

const itemsMax = 100;

/** The price list of the actor's facilities, oldest first. Facilities only. */
export async function listAddOnItems(ctx: Ctx): Promise<readonly AddOnItem[]> {
  const facilityIds = [...assertFacility(ctx)];
  return ctx.db
    .select({ id: addOnItems.id, title: addOnItems.title, priceYen: addOnItems.priceYen })
    .from(addOnItems)
    .where(and(inArray(addOnItems.facilityId, facilityIds), isNull(addOnItems.removedAt)))
    .orderBy(asc(addOnItems.createdAt), asc(addOnItems.id))
    .limit(itemsMax);
}

/** Puts an option on the list of the actor's first facility. */
export async function addAddOnItem(ctx: Ctx, { title, amountYen }: AddOnTerms): Promise<void> {
  const [facilityId] = assertFacility(ctx);
  if (facilityId === undefined) return;
  const id = newId('adi');
  await ctx.db.transaction(async (tx) => {
    await tx.insert(addOnItems).values({ id, facilityId, title, priceYen: amountYen, createdAt: ctx.clock.now() });
    await recordAudit({ ...ctx, db: tx }, { action: 'add_on.listed', subjectId: id, after: { title, amountYen } });
  });
}

/** Takes an option off the list. Again, or another facility's: changes nothing. */
export async function removeAddOnItem(ctx: Ctx, { itemId }: { itemId: AddOnItemId }): Promise<void> {
  const facilityIds = [...assertFacility(ctx)];
  await ctx.db.transaction(async (tx) => {
    const removed = await tx
      .update(addOnItems)
      .set({ removedAt: ctx.clock.now() })
      .where(and(eq(addOnItems.id, itemId), inArray(addOnItems.facilityId, facilityIds), isNull(addOnItems.removedAt)))
      .returning({ id: addOnItems.id });
    if (removed.length > 0) await recordAudit({ ...ctx, db: tx }, { action: 'add_on.unlisted', subjectId: itemId });
  });
}
