import { and, eq } from 'drizzle-orm';
import { cartLines, carts, courses } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type CartId, type CourseId, newId } from '@/lib/ids';
import { type CartRefusal, refuseCount } from './cart-limits';
import { lockCart, openCart } from './lock-cart';

export type AddToCartOutcome = { ok: true; cartId: CartId } | { ok: false; reason: CartRefusal };

/** Adds a course for one more examinee, dated ones on the chosen day or with the day to be chosen in the cart, in a new cart when the caller holds none. The caller holds the cart (its cookie). */
export async function addToCart(
  ctx: Ctx,
  input: { cartId: CartId | null; courseId: CourseId; examDate?: string | null },
): Promise<AddToCartOutcome> {
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    const [course] = await tx
      .select({ id: courses.id, mode: courses.mode })
      .from(courses)
      .where(and(eq(courses.id, input.courseId), eq(courses.published, true)));
    if (course === undefined) return { ok: false, reason: 'course_unavailable' };

    const held = await lockCart(inner, input.cartId);
    const cartId = held ?? (await openCart(inner));
    const lines = await tx
      .select({ courseId: cartLines.courseId, examDate: cartLines.examDate })
      .from(cartLines)
      .where(eq(cartLines.cartId, cartId));
    const examDate = course.mode === 'dated' ? (input.examDate ?? null) : null;
    const same = lines.filter((line) => line.courseId === course.id && line.examDate === examDate).length;
    const refusal = refuseCount(same + 1, lines.length - same);
    if (refusal !== null) return { ok: false, reason: refusal };

    // What was bought has left the cart: its coupon was for that.
    if (lines.length === 0) await tx.update(carts).set({ couponCode: null }).where(eq(carts.id, cartId));
    await tx
      .insert(cartLines)
      .values({ id: newId('ctl'), cartId, courseId: course.id, examDate, createdAt: ctx.clock.now() });
    return { ok: true, cartId };
  });
}
