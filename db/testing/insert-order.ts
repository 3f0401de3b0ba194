import { courses, facilities, orderLines, orders } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId } from '@/lib/ids';
import { addYen, yen } from '@/lib/money/yen';
import { facilityShare } from '@/lib/shares/facility-share';
import { hourMs, shift } from '@/lib/time/duration';

const course = {
  title: '脳MRI検査コース',
  summary: '脳と血管を調べる検査です。',
  bodyPart: 'brain',
  modality: 'mri',
  durationMinutes: 30,
  weekdays: [1, 2, 3, 4, 5],
  examItems: ['頭部MRI', '頭部MRA'],
  exclusions: ['心臓ペースメーカーをお使いの方'],
  preparation: '食事の制限はありません。',
  belongings: '本人確認書類',
  resultDelivery: '検査の約2週間後に郵送します。',
  risks: '保険の適用がない検査です。',
} as const;

const facility = {
  name: '独影テスト病院',
  prefecture: '東京都',
  address: '東京都千代田区1-1',
  access: '東京駅から徒歩5分',
  phone: '03-0000-0000',
  receptionHours: '平日 9:00–17:00',
} as const;

const buyer = {
  buyerName: '髙橋 花子',
  buyerKana: 'タカハシ ハナコ',
  buyerEmail: 'hanako@example.jp',
  buyerPhone: '09012345678',
} as const;

/** An order that waits for its payment: one facility, a course and a line per price. */
export async function insertOrderToPay(ctx: Ctx, prices: readonly number[] = [24_800]): Promise<OrderId> {
  const now = ctx.clock.now();
  const orderId = newId('ord');
  const facilityId = newId('fac');
  await ctx.db.insert(facilities).values({ id: facilityId, ...facility, createdAt: now });
  const lines = prices.map((price) => ({ courseId: newId('crs'), priceYen: yen(price) }));
  for (const { courseId, priceYen } of lines) {
    const fields = { weekdays: [...course.weekdays], examItems: course.examItems, exclusions: course.exclusions };
    await ctx.db.insert(courses).values({ ...course, ...fields, id: courseId, facilityId, priceYen, createdAt: now });
  }
  const totalYen = addYen(...lines.map((line) => line.priceYen));
  await ctx.db.insert(orders).values({
    id: orderId,
    number: orderId.slice(-10),
    state: 'awaiting_payment',
    ...buyer,
    regularYen: totalYen,
    totalYen,
    consentVersion: 'test',
    consentedAt: now,
    expiresAt: shift(now, hourMs),
    createdAt: now,
  });
  for (const [position, line] of lines.entries()) {
    await ctx.db.insert(orderLines).values({
      ...line,
      id: newId('orl'),
      orderId,
      position,
      facilityId,
      courseTitle: course.title,
      facilityName: facility.name,
      totalYen: line.priceYen,
      shareYen: facilityShare(line.priceYen, 1500),
      examineeName: buyer.buyerName,
      examineeKana: buyer.buyerKana,
    });
  }
  return orderId;
}
