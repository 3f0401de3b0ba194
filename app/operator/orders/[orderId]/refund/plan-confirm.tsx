import { getMessages, getTranslations } from 'next-intl/server';
import { addYen, formatYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import type { PlannedLine, RefundPlan } from '@/lib/refunds/plan-refund';
import type { RefundBody } from '../send-refund-request';
import { PlanPanel } from './plan-panel';

interface PlanConfirmProps {
  readonly path: string;
  readonly backHref: `/operator/orders/${string}`;
  readonly buyerName: string;
  readonly plan: RefundPlan;
  /** What the button sends of it. */
  readonly body: NonNullable<RefundBody['plan']>;
}

/** The plan in one sentence, the reason, and the button that carries it out. */
export async function PlanConfirm({ path, backHref, buyerName, plan, body }: PlanConfirmProps) {
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
    name: buyerName,
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
        path={path}
        backHref={backHref}
        plan={body}
        texts={{
          ...operator.refund,
          sentence: t('amountYen' in body ? 'sentenceAddOn' : movesMoney ? 'sentence' : 'sentenceNoMoney', values),
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
