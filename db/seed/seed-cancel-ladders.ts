import type { Db } from '@/db/client';
import { cancelLadders } from '@/db/schema';
import type { CancelLadder } from '@/lib/cancel-policy/cancel-ladder';
import { nagoyaFacility, tokyoFacility } from './facilities';

const staged: CancelLadder = {
  dated: [
    { daysBefore: 5, unit: 'business', until: '17:00', feeBasisPoints: 0 },
    { daysBefore: 1, unit: 'business', until: '17:00', feeBasisPoints: 3_000 },
    { daysBefore: 0, unit: 'calendar', until: '08:00', feeBasisPoints: 5_000 },
  ],
  undated: [
    { daysAfter: 30, unit: 'calendar', until: '23:59', feeBasisPoints: 0 },
    { daysAfter: 179, unit: 'calendar', until: '23:59', feeBasisPoints: 1_000 },
  ],
};

const lenient: CancelLadder = {
  dated: [{ daysBefore: 1, unit: 'business', until: '17:00', feeBasisPoints: 0 }],
  undated: [{ daysAfter: 179, unit: 'calendar', until: '23:59', feeBasisPoints: 0 }],
};

const rows = [
  {
    id: 'cnl_01jd0000000000000000000001',
    facilityId: tokyoFacility.id,
    ladder: staged,
    rationale:
      '前日17時以降の空きは過去1年で7割が埋まらず、装置と技師の1枠の費用が残ります。日付のない受診券は、事務の費用と決済手数料の実費です。',
  },
  {
    id: 'cnl_01jd0000000000000000000002',
    facilityId: nagoyaFacility.id,
    ladder: lenient,
    rationale: '前営業日の17時までに空いた枠は、予約を待つ方で埋まるため、損害が生じません。',
  },
] satisfies readonly Partial<typeof cancelLadders.$inferInsert>[];

/** Cancellation fees of two demo facilities; the third refunds whole. A ladder never changes once it is there. */
export async function seedCancelLadders(db: Db, createdAt: Date): Promise<void> {
  await db
    .insert(cancelLadders)
    .values(rows.map((row) => ({ ...row, validFrom: '2026-01-01', createdBy: 'seed', createdAt })))
    .onConflictDoNothing({ target: cancelLadders.id });
}
