import { recordAudit } from '@/lib/audit/record-audit';
import { assertFacility } from '@/lib/auth/assert-facility';
import type { Ctx } from '@/lib/context';
import { toCsv } from '@/lib/csv/to-csv';
import { jstDay } from '@/lib/time/jst';
import ja from '@/messages/ja/facility.json';
import { listMovements, type MovementCursor, type PayableMovement } from './payable-movements';

const batchSize = 500;

/** A month of what moved the facility's payable as CSV, for its bookkeeping; the export is kept in the log. Facilities only. */
export async function exportPayables(ctx: Ctx, month: string): Promise<string> {
  const facilityIds = assertFacility(ctx);
  const found: PayableMovement[] = [];
  let after: MovementCursor | null = null;
  do {
    const page = await listMovements(ctx, { month, after, size: batchSize });
    found.push(...page.movements);
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
  const header = [texts.at, texts.kind, texts.examinee, texts.course, texts.examDate, `${texts.amount}（円）`];
  return toCsv([header, ...found.map(rowOf)]);
}

function rowOf({ at, kind, examineeName, title, examDate, changeYen }: PayableMovement): readonly (string | number)[] {
  return [jstDay(at), ja.payables.kindOf[kind], examineeName, title, examDate ?? '', changeYen];
}
