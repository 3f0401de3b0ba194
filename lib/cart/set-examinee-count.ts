import { and, asc, eq, inArray } from 'drizzle-orm';
import { cartLines } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CartId, type CourseId, newId } from '@/lib/ids';
import { type CartRefusal, refuseCount } from './cart-limits';
import { lockCart } from './lock-cart';

export type SetExamineeCountOutcome = { ok: true } | { ok: false; reason: CartRefusal };

/** Sets how many examinees take a course of the cart on a day; 0 removes it. Repeating it changes nothing. */
export async function setExamineeCount(
  ctx: Ctx,
  input: { cartId: CartId; courseId: CourseId; examDate?: string | null; count: number },
): Promise<SetExamineeCountOutcome> {
  return ctx.db.transaction(async (tx) => {
    const cartId = await lockCart({ ...ctx, db: tx }, input.cartId);
    if (cartId === null) return { ok: true };
    const lines = await tx
      .select({ id: cartLines.id, courseId: cartLines.courseId, examDate: cartLines.examDate })
      .from(cartLines)
      .where(eq(cartLines.cartId, cartId))
      .orderBy(asc(cartLines.createdAt), asc(cartLines.id));
    const examDate = input.examDate ?? null;
    const same = lines.filter((line) => line.courseId === input.courseId && line.examDate === examDate);
    if (same.length === 0) return { ok: true };
    const refusal = refuseCount(input.count, lines.length - same.length);
    if (refusal !== null && input.count > same.length) return { ok: false, reason: refusal };

    const surplus = same.slice(input.count).map((line) => line.id);
    if (surplus.length > 0) {
      await tx.delete(cartLines).where(and(eq(cartLines.cartId, cartId), inArray(cartLines.id, surplus)));
    }
    const missing = Array.from({ length: Math.max(0, input.count - same.length) }, () => ({
      id: newId('ctl'),
      cartId,
      courseId: input.courseId,
      examDate,
      createdAt: ctx.clock.now(),
    }));
    if (missing.length > 0) await tx.insert(cartLines).values(missing);
    return { ok: true };
  });
}
