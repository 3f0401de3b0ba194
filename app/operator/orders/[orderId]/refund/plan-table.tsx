import { getMessages, getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import type { Yen } from '@/lib/money/yen';
import type { PlannedLine, RefundPlan } from '@/lib/refunds/plan-refund';

interface LineTitle {
  readonly lineId: PlannedLine['lineId'];
  readonly courseTitle: string;
  readonly facilityName: string;
}

/** What the refund takes from whom, line by line; what is nothing is left out except the parts that always matter. */
export async function PlanTable({ titles, plan }: { titles: readonly LineTitle[]; plan: RefundPlan }) {
  const t = await getTranslations('operatorRefunds.planner');
  return (
    <div className="flex flex-col gap-6">
      {plan.lines.map((planned) => {
        const line = titles.find(({ lineId }) => lineId === planned.lineId);
        return (
          <section key={planned.lineId} aria-labelledby={`plan-${planned.lineId}`}>
            <h3 id={`plan-${planned.lineId}`} className="font-bold text-[1.125rem]">
              {t('line', { course: line?.courseTitle ?? '', facility: line?.facilityName ?? '' })}
            </h3>
            <Legs line={planned} />
          </section>
        );
      })}
    </div>
  );
}

async function Legs({ line }: { line: PlannedLine }) {
  const { operatorRefunds, operator } = await getMessages();
  const texts = operatorRefunds.planner;
  const leg = (term: string, amount: Yen) => ({ term, detail: <Money amount={amount} /> });
  const optional = (term: string, amount: Yen) => (amount === 0 ? [] : [leg(term, amount)]);
  const facility = (
    <>
      <Money amount={line.fromFacilityYen} />
      {line.fromFacilityYen > 0 ? `（${line.recognised ? texts.recognised : texts.waiting}）` : null}
    </>
  );
  return (
    <DescriptionList
      items={[
        { term: texts.toPatient, detail: <Money amount={line.refundYen} size="md" /> },
        { term: texts.fromFacility, detail: facility },
        leg(texts.commission, line.commissionLostYen),
        ...optional(texts.discounts, line.discountsSavedYen),
        ...optional(texts.owed, line.owedYen),
        {
          term: texts.feeLost,
          detail: line.feeLostYen === null ? texts.feeUnknown : <Money amount={line.feeLostYen} />,
        },
        {
          term: texts.keptFee,
          detail: line.keptFeeYen === null ? operator.dash : <Money amount={line.keptFeeYen} />,
        },
        { term: texts.effect, detail: line.cancels ? texts.void : texts.stays },
      ]}
    />
  );
}
