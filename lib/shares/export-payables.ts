import { recordAudit } from '@/lib/audit/record-audit';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { toCsv } from '@/lib/csv/to-csv';
import { jstDay } from '@/lib/time/jst';
import ja from '@/messages/ja/facility.json';
import { listPayables, type PayableCursor, type PayableShare } from './facility-queries';

const batchSize = 500;

/** A month of the facility's shares as CSV, for its bookkeeping; the export is kept in the log. Facilities only. */
export async function exportPayables(ctx: Ctx, month: string): Promise<string> {
  const facilityIds = assertFacility(ctx);
  const found: PayableShare[] = [];
  let after: PayableCursor | null = null;
  do {
    const page = await listPayables(ctx, { month, after, size: batchSize });
    found.push(...page.shares);
    after = page.next;
  } while (after !== null);
  for (const facilityId of facilityIds) {
    await recordAudit(ctx, {
      action: 'facility.payables_exported',
      subjectId: facilityId,
      after: { month, rows: found.length },
    });
  }
  const { payables: texts } = ja;
  const header = [
    ...[texts.at, texts.examinee, texts.course, texts.examDate],
    ...[`${texts.whole}（円）`, `${texts.amount}（円）`, texts.state],
  ];
  return toCsv([header, ...found.map(rowOf)]);
}

function rowOf(share: PayableShare): readonly (string | number)[] {
  return [
    jstDay(share.recognisedAt),
    share.examineeName,
    share.courseTitle,
    share.examDate ?? '',
    share.shareYen,
    share.payableYen,
    ja.payables.stateOf[share.state],
  ];
}
