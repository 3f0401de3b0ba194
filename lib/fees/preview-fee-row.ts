import type { RefusalReason } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { Yen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import type { NewFeeRow } from './add-fee-row';
import { readPolicy, readSchedule } from './fee-schedule';
import { priceTable } from './price-table';

export interface FeePreviewRow {
  readonly priceYen: Yen;
  /** Null while the method has no row today. */
  readonly nowFeeYen: Yen | null;
  readonly thenFeeYen: Yen;
  readonly thenReason: RefusalReason | null;
}

/** What a row would change at typical prices when it is switched on, beside today's terms of its method. Operators only. */
export async function previewFeeRow(
  ctx: Ctx,
  row: Omit<NewFeeRow, 'follows' | 'reason' | 'source' | 'validFrom'>,
): Promise<readonly FeePreviewRow[]> {
  assertOperator(ctx);
  const today = jstDay(ctx.clock.now());
  const [policy, schedule] = await Promise.all([readPolicy(ctx, 'patient'), readSchedule(ctx, today)]);
  const current = schedule.filter(({ method }) => method === row.method);
  const now = priceTable({ schedule: current, policy, today });
  const then = priceTable({ schedule: [{ ...row, switchedOn: true, scheduleId: 'fsc_preview' }], policy, today });
  return then.flatMap(({ priceYen, quotes: [quote] }, index) =>
    quote === undefined
      ? []
      : [
          {
            priceYen,
            nowFeeYen: now[index]?.quotes[0]?.feeYen ?? null,
            thenFeeYen: quote.feeYen,
            thenReason: quote.reason,
          },
        ],
  );
}
