import type { Db } from '@/db/client';
import { coupons, discountSets } from '@/db/schema';
import { yen } from '@/lib/money/yen';
import { seededCourses, seededFacilities } from './seed-catalog';

const common = { startsOn: '2025-01-01', createdBy: 'seed' } as const;

/** Two set discounts and three coupons. What was used of them stays; Stripe is told by the sweep. */
export async function seedOffers(db: Db, createdAt: Date): Promise<void> {
  const [tokyo, nagoya] = seededFacilities;
  const pair = seededCourses.filter(({ id }) => id.endsWith('101') || id.endsWith('103')).map(({ id }) => id);
  if (tokyo === undefined || nagoya === undefined) return;
  await db
    .insert(discountSets)
    .values([
      {
        ...common,
        id: 'set_01jd0000000000000000000001',
        name: '脳と肺のセット',
        kind: 'combination',
        courseIds: pair,
        amountOffYen: yen(3_000),
        borneBy: 'facility',
        createdAt,
      },
      {
        ...common,
        id: 'set_01jd0000000000000000000002',
        name: '3名以上のお申込み',
        kind: 'count',
        minimumCount: 3,
        facilityId: nagoya.id,
        percentBasisPoints: 500,
        borneBy: 'facility',
        createdAt,
      },
    ])
    .onConflictDoNothing({ target: discountSets.id });
  const planned = { ...common, state: 'planned', borneBy: 'company', createdAt } as const;
  await db
    .insert(coupons)
    .values([
      {
        ...planned,
        id: 'cpn_01jd0000000000000000000001',
        code: 'WELCOME2000',
        name: 'はじめての方 2,000円引き',
        amountOffYen: yen(2_000),
        scope: 'all',
        minimumYen: yen(10_000),
        firstPurchaseOnly: true,
      },
      {
        ...planned,
        id: 'cpn_01jd0000000000000000000002',
        code: 'FAMILY10',
        name: 'ご家族 10%引き',
        percentBasisPoints: 1_000,
        scope: 'facility',
        facilityId: tokyo.id,
        borneBy: 'facility',
        withSets: false,
        limitTotal: 100,
        limitPerPerson: 1,
      },
      {
        ...planned,
        id: 'cpn_01jd0000000000000000000003',
        code: 'INVITED',
        name: 'ご招待（全額）',
        percentBasisPoints: 10_000,
        scope: 'all',
        limitTotal: 20,
        limitPerPerson: 1,
      },
    ])
    .onConflictDoNothing({ target: coupons.id });
}
