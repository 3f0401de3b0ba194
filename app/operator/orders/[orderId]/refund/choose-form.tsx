import { getMessages, getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { TextField } from '@/components/ui/text-field';
import { formatYen, yen } from '@/lib/money/yen';
import type { PlannerLine, RefundPlanner } from '@/lib/refunds/read-refund-planner';
import { amountName, cancelName, type PlanQuery } from './read-plan-query';

/** A plain GET form: what would happen stands at its own address. */
export async function ChooseForm({ planner, query }: { planner: RefundPlanner; query: PlanQuery }) {
  const { operatorRefunds } = await getMessages();
  return (
    <form method="get" className="flex flex-col gap-6">
      <input type="hidden" name="plan" value="1" />
      {planner.lines.map((line) => (
        <LineFields key={line.lineId} line={line} query={query} />
      ))}
      <div>
        <Button type="submit">{operatorRefunds.planner.show}</Button>
      </div>
    </form>
  );
}

async function LineFields({ line, query }: { line: PlannerLine; query: PlanQuery }) {
  const { operator } = await getMessages();
  const t = await getTranslations('operatorRefunds.planner');
  const asked = query.asked.find(({ lineId }) => lineId === line.lineId);
  const left = formatYen(yen(line.totalYen - line.refundedYen));
  const state = line.ticketState === null ? operator.dash : operator.ticketState[line.ticketState];
  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
      <legend className="font-bold">{t('line', { course: line.courseTitle, facility: line.facilityName })}</legend>
      <p>
        {t('paid', { total: formatYen(line.totalYen), refunded: formatYen(line.refundedYen), left })}　
        {t('ticket', { state })}
      </p>
      <p className="text-[0.9375rem] text-ink-soft">{await hint(line)}</p>
      <TextField
        name={amountName(line.lineId)}
        label={t('amount')}
        help={t('amountHelp')}
        error={query.wrong.has(line.lineId) ? t('amountError', { left }) : undefined}
        defaultValue={asked?.amountText ?? ''}
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
      {line.cancelable ? (
        <CheckboxField
          name={cancelName(line.lineId)}
          label={t('cancel')}
          value="1"
          defaultChecked={asked?.cancel ?? false}
        />
      ) : null}
    </fieldset>
  );
}

async function hint({ keptFeeYen, quote }: PlannerLine): Promise<string | null> {
  const t = await getTranslations('operatorRefunds.planner');
  if (keptFeeYen !== null) return t('kept', { fee: formatYen(keptFeeYen) });
  if (quote.ok) return t('quote', { fee: formatYen(quote.feeYen), refund: formatYen(quote.refundYen) });
  return quote.reason === 'deadline_passed' ? t('noQuote') : null;
}
