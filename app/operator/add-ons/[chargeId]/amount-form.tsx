import { getMessages, getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { formatYen, yen } from '@/lib/money/yen';
import type { RefundableLine } from '@/lib/refunds/plan-refund';

interface AmountFormProps {
  readonly line: Pick<RefundableLine, 'totalYen' | 'refundedYen'>;
  /** What stands in the address. */
  readonly typed: string;
  readonly isWrong: boolean;
}

/** A plain GET form: what would happen stands at its own address. */
export async function AmountForm({ line, typed, isWrong }: AmountFormProps) {
  const { operatorRefunds: texts } = await getMessages();
  const t = await getTranslations('operatorRefunds.addOn');
  const leftYen = yen(line.totalYen - line.refundedYen);
  if (leftYen === 0) return <p>{texts.addOn.nothingLeft}</p>;
  const left = formatYen(leftYen);
  return (
    <form method="get" className="flex flex-col gap-6">
      <p>{texts.addOn.lead}</p>
      <TextField
        name="amount"
        label={texts.planner.amount}
        help={t('amountHelp', { left })}
        error={isWrong ? t('amountError', { left }) : undefined}
        defaultValue={typed === '' ? String(leftYen) : typed}
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
      <div>
        <Button type="submit">{texts.planner.show}</Button>
      </div>
    </form>
  );
}
