import { eq } from 'drizzle-orm';
import { cartLines, carts, courses, facilities, orderLines } from '@/db/schema';
import type { Actor } from '@/lib/auth/actor';
import type { Ctx } from '@/lib/context';
import { type CartId, type CourseId, newId, type OrderId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';
import { createOrder } from '../create-order';
import type { DetailsForm } from '../parse-details';
import { saveOrderDetails } from '../save-order-details';

/** Two courses at one facility. */
export async function addCourses(ctx: Ctx): Promise<readonly [CourseId, CourseId]> {
  const facilityId = newId('fac');
  const ids = [newId('crs'), newId('crs')] as const;
  const createdAt = ctx.clock.now();
  await ctx.db.insert(facilities).values({
    id: facilityId,
    name: 'みなと画像診断クリニック',
    prefecture: '東京都',
    address: '東京都港区芝1-2-3',
    access: '三田駅から徒歩3分',
    phone: '03-1234-5678',
    receptionHours: '平日9:00〜17:00',
    createdAt,
  });
  const common = {
    facilityId,
    summary: '頭部の検査です。',
    bodyPart: 'brain' as const,
    modality: 'mri' as const,
    durationMinutes: 40,
    weekdays: [1, 2, 3],
    examItems: ['頭部MRI'],
    exclusions: ['ペースメーカー'],
    preparation: '食事の制限はありません。',
    belongings: '本人確認書類',
    resultDelivery: '2週間後に郵送します。',
    risks: '閉所が苦手な方は受けられないことがあります。',
    createdAt,
  };
  await ctx.db.insert(courses).values([
    { ...common, id: ids[0], title: '脳MRIコース', priceYen: yen(25_000) },
    { ...common, id: ids[1], title: '脳MRI・MRA精密コース', priceYen: yen(38_000) },
  ]);
  return ids;
}

export async function addCart(ctx: Ctx, courseIds: readonly CourseId[]): Promise<CartId> {
  const cartId = newId('crt');
  const now = ctx.clock.now();
  await ctx.db.insert(carts).values({ id: cartId, createdAt: now, updatedAt: now });
  for (const courseId of courseIds) {
    await ctx.db.insert(cartLines).values({ id: newId('ctl'), cartId, courseId, createdAt: now });
  }
  return cartId;
}

/** A draft of both courses. */
export async function addDraft(ctx: Ctx): Promise<OrderId> {
  const cartId = await addCart(ctx, await addCourses(ctx));
  const made = await createOrder(ctx, { cartId, locale: 'ja' });
  if (!made.ok) throw new Error(made.reason);
  return made.orderId;
}

/** A complete form: the buyer takes the first course, a relative the second. */
export async function filledForm(ctx: Ctx, orderId: OrderId): Promise<DetailsForm> {
  const lines = await ctx.db
    .select({ id: orderLines.id, exclusions: courses.exclusions })
    .from(orderLines)
    .innerJoin(courses, eq(courses.id, orderLines.courseId))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(orderLines.position);
  return {
    buyerName: '髙橋 花子',
    buyerKana: 'たかはし はなこ',
    buyerEmail: 'hanako@example.jp',
    buyerPhone: '０９０−１２３４‐５６７８',
    lines: lines.map((line, index) => ({
      lineId: line.id,
      sameAsBuyer: index === 0,
      examineeName: '髙橋 太郎',
      examineeKana: 'ﾀｶﾊｼ ﾀﾛｳ',
      exclusions: line.exclusions.map((text) => ({ text, answer: 'no' as const })),
    })),
    healthConsent: true,
    dataConsent: true,
    finalConfirmation: true,
  };
}

/** An order with its details submitted: ready to be paid. */
export async function addOrderToPay(ctx: Ctx): Promise<OrderId> {
  const orderId = await addDraft(ctx);
  const saved = await saveOrderDetails(ctx, { orderId, form: await filledForm(ctx, orderId) });
  if (!saved.ok) throw new Error(saved.reason);
  return orderId;
}

export const guestOf = (...orderIds: OrderId[]): Actor => ({ kind: 'guest', orderIds });
