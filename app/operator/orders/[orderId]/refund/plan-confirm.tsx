import { getMessages, getTranslations } from 'next-intl/server';
import { addYen, formatYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import type { PlannedLine, RefundPlan } from '@/lib/refunds/plan-refund';
import type { RefundPlanner } from '@/lib/refunds/read-refund-planner';
import { PlanPanel } from './plan-panel';

interface PlanConfirmProps {
  readonly orderId: string;
  readonly planner: RefundPlanner;
  readonly plan: RefundPlan;
}

/** The plan in one sentence, the reason, and the button that carries it out. */
export async function PlanConfirm({ orderId, planner, plan }: PlanConfirmProps) {
  const { operatorRefunds, operator } = await getMessages();
  const { planner: texts } = operatorRefunds;
  const t = await getTranslations('operatorRefunds.planner');
  const sum = (of: (line: PlannedLine) => Yen) => addYen(...plan.lines.map(of));
  // Our discounts are spent on our commission: what they save is not lost.
  const ours = yen(sum((line) => line.commissionLostYen) - sum((line) => line.discountsSavedYen));
  const sources = [
    { source: 'facility', amount: sum((line) => line.fromFacilityYen) },
    { source: 'commission', amount: ours },
    { source: 'owed', amount: sum((line) => line.owedYen) },
  ] as const;
  const isFeeKnown = plan.lines.every(({ feeLostYen }) => feeLostYen !== null);
  const values = {
    name: planner.buyerName,
    amount: formatYen(plan.totalYen),
    parts: sources
      .filter(({ amount }) => amount !== 0)
      .map(({ source, amount }) => t(`part.${source}`, { amount: formatYen(amount) }))
      .join('、'),
    fee: isFeeKnown ? formatYen(sum((line) => line.feeLostYen ?? zeroYen)) : texts.feeUnknown,
    tickets: plan.lines.filter(({ cancels }) => cancels).length,
  };
  const movesMoney = plan.totalYen > 0;
  return (
    <div className="mt-6 flex flex-col gap-4">
      <h3 className="font-bold text-[1.125rem]">{texts.confirm}</h3>
      <PlanPanel
        orderId={orderId}
        plan={{
          ordinal: planner.ordinal,
          lines: plan.lines.map(({ lineId, refundYen, cancels }) => ({
            lineId,
            amountYen: refundYen,
            cancel: cancels,
          })),
        }}
        texts={{
          ...operator.refund,
          sentence: movesMoney ? t('sentence', values) : t('sentenceNoMoney', values),
          submit: movesMoney ? t('submit', values) : texts.submitNoMoney,
          cancel: texts.backToOrder,
          answers: {
            succeeded: texts.done,
            accepted: texts.accepted,
            held: texts.held,
            plan_changed: texts.planChanged,
            not_paid: texts.notPaid,
            disputed: operator.refund.disputed,
            already_refunded: operator.refund.alreadyRefunded,
            refused: operator.refund.refused,
          },
        }}
      />
    </div>
  );
}
