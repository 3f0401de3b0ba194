import { eq, inArray } from 'drizzle-orm';
import { courses, facilities } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import { type PriceLine, priceOrder } from '@/lib/checkout/price-order';
import type { Ctx } from '@/lib/context';
import { addYen, type Yen, yen } from '@/lib/money/yen';
import { livingSets } from './living-sets';
import type { NewSet } from './register-set';

export interface SetPreview {
  readonly titles: readonly string[];
  readonly regularYen: Yen;
  readonly setDiscountYen: Yen;
  readonly totalYen: Yen;
  /** The facilities' shares after what they bear, and what is left for us before fees. */
  readonly shareYen: Yen;
  readonly oursYen: Yen;
  /** Another set that holds today is better for the patient here. */
  readonly isBeaten: boolean;
}

/** What a set would do to orders that just make it, at today's prices and beside today's other sets. Operators only. */
export async function previewSet(ctx: Ctx, set: NewSet): Promise<readonly SetPreview[]> {
  assertOperator(ctx);
  const candidate = { ...set, setId: 'set_preview' } as const;
  const others = await livingSets(ctx);
  const baskets = await exampleBaskets(ctx, set);
  return baskets.map((basket) => {
    const priced = priceOrder(basket, { sets: [...others, candidate], coupon: null });
    const shareYen = addYen(...priced.lines.map((line) => line.shareYen));
    const { regularYen, setDiscountYen, totalYen } = priced;
    return {
      titles: basket.map((line) => line.title),
      regularYen,
      setDiscountYen,
      totalYen,
      shareYen,
      oursYen: yen(totalYen - shareYen),
      isBeaten: !priced.groups.some((group) => group.set.setId === candidate.setId),
    };
  });
}

type ExampleLine = PriceLine & { readonly title: string };

/** The combination itself; for a count, the cheapest and the dearest course for so many people. */
async function exampleBaskets(ctx: Ctx, set: NewSet): Promise<readonly (readonly ExampleLine[])[]> {
  const found = await ctx.db
    .select({
      courseId: courses.id,
      facilityId: courses.facilityId,
      title: courses.title,
      priceYen: courses.priceYen,
      commissionBasisPoints: facilities.commissionBasisPoints,
      published: courses.published,
    })
    .from(courses)
    .innerJoin(facilities, eq(facilities.id, courses.facilityId))
    .where(
      set.kind === 'combination'
        ? inArray(courses.id, [...set.courseIds])
        : set.facilityId === null
          ? eq(courses.published, true)
          : eq(courses.facilityId, set.facilityId),
    );
  if (set.kind === 'combination') return found.length === 0 ? [] : [found];
  const byPrice = found.filter((course) => course.published).toSorted((a, b) => a.priceYen - b.priceYen);
  const examples = [...new Set([byPrice.at(0), byPrice.at(-1)])];
  return examples.flatMap((course) =>
    course === undefined ? [] : [Array.from({ length: set.minimumCount ?? 2 }, () => course)],
  );
}
