import { getMessages, getTranslations } from 'next-intl/server';
import { Money } from '@/components/ui/money';
import { type Column, Table } from '@/components/ui/table';
import type { PlannedLine, RefundPlan } from '@/lib/refunds/plan-refund';
import type { RefundPlanner } from '@/lib/refunds/read-refund-planner';

/** What the refund takes from whom, line by line. */
export async function PlanTable({ planner, plan }: { planner: RefundPlanner; plan: RefundPlan }) {
  const { operatorRefunds, operator } = await getMessages();
  const texts = operatorRefunds.planner;
  const t = await getTranslations('operatorRefunds.planner');
  const lineOf = ({ lineId }: PlannedLine) => planner.lines.find((line) => line.lineId === lineId);
  const money = (key: string, header: string, of: (line: PlannedLine) => PlannedLine['feeLostYen']) => ({
    ...{ key, header, numeric: true },
    cell: (line: PlannedLine) => {
      const amount = of(line);
      return amount === null ? texts.feeUnknown : <Money amount={amount} />;
    },
  });
  const columns: readonly Column<PlannedLine>[] = [
    {
      key: 'course',
      header: texts.course,
      rowHeader: true,
      cell: (line) =>
        t('line', { course: lineOf(line)?.courseTitle ?? '', facility: lineOf(line)?.facilityName ?? '' }),
    },
    money('refund', texts.toPatient, (line) => line.refundYen),
    {
      key: 'facility',
      header: texts.fromFacility,
      numeric: true,
      cell: (line) => (
        <span className="flex flex-col items-end">
          <Money amount={line.fromFacilityYen} />
          {line.fromFacilityYen > 0 ? (
            <span className="text-[0.875rem] text-ink-soft">{line.recognised ? texts.recognised : texts.waiting}</span>
          ) : null}
        </span>
      ),
    },
    money('commission', texts.commission, (line) => line.commissionLostYen),
    money('discounts', texts.discounts, (line) => line.discountsSavedYen),
    money('owed', texts.owed, (line) => line.owedYen),
    money('fee', texts.feeLost, (line) => line.feeLostYen),
    {
      key: 'kept',
      header: texts.keptFee,
      numeric: true,
      cell: (line) => (line.keptFeeYen === null ? operator.dash : <Money amount={line.keptFeeYen} />),
    },
    { key: 'ticket', header: texts.effect, cell: (line) => (line.cancels ? texts.void : texts.stays) },
  ];
  return <Table caption={texts.plan} hideCaption rows={plan.lines} rowKey={(line) => line.lineId} columns={columns} />;
}
