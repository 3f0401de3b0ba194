import { and, eq, inArray } from 'drizzle-orm';
import { cartLines, courses } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { CartId, CourseId } from '@/lib/ids';
import { type CartRefusal, refuseCount } from './cart-limits';
import { lockCart } from './lock-cart';

export type SetCartDayOutcome = { ok: true } | { ok: false; reason: CartRefusal };

/**
 * Moves the examinees of a dated course from one day (null: not chosen yet) to another; whether a place is free there the order
 * decides. The caller holds the cart (its cookie). Repeating it changes nothing.
 */
export async function setCartDay(
  ctx: Ctx,
  input: { cartId: CartId; courseId: CourseId; from: string | null; to: string },
): Promise<SetCartDayOutcome> {
  return ctx.db.transaction(async (tx) => {
    const cartId = await lockCart({ ...ctx, db: tx }, input.cartId);
    if (cartId === null || input.from === input.to) return { ok: true };
    const lines = await tx
      .select({ id: cartLines.id, examDate: cartLines.examDate })
      .from(cartLines)
      .innerJoin(courses, and(eq(courses.id, cartLines.courseId), eq(courses.mode, 'dated')))
      .where(and(eq(cartLines.cartId, cartId), eq(cartLines.courseId, input.courseId)));
    const moved = lines.filter((line) => line.examDate === input.from).map((line) => line.id);
    const there = lines.filter((line) => line.examDate === input.to).length;
    const refusal = refuseCount(moved.length + there, 0);
    if (refusal !== null) return { ok: false, reason: refusal };
    if (moved.length > 0) {
      await tx.update(cartLines).set({ examDate: input.to }).where(inArray(cartLines.id, moved));
    }
    return { ok: true };
  });
}
