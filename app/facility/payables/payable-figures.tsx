import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { PayableSums } from '@/lib/shares/facility-queries';
import { SignedYen } from './signed-yen';

/** What is due altogether, what of it the month added, and what waits for its ticket. */
export async function PayableFigures({ sums, month }: { sums: PayableSums; month: string }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.payables');
  return (
    <dl className="grid gap-4 md:grid-cols-3">
      <Card>
        <dt className="text-[0.9375rem] text-ink-soft">{texts.payables.total}</dt>
        <dd>
          <Money amount={sums.totalYen} size="lg" />
          <p className="mt-1 text-[0.875rem] text-ink-soft">{texts.payables.totalHelp}</p>
        </dd>
      </Card>
      <Card>
        <dt className="text-[0.9375rem] text-ink-soft">{t('month', { month })}</dt>
        <dd>
          <strong className="text-[1.75rem] leading-tight">
            <SignedYen amount={sums.monthYen} />
          </strong>
          <p className="mt-1 text-[0.875rem] text-ink-soft">{t('count', { count: sums.monthCount })}</p>
        </dd>
      </Card>
      <Card>
        <dt className="text-[0.9375rem] text-ink-soft">{texts.payables.waiting}</dt>
        <dd>
          <Money amount={sums.waitingYen} size="lg" />
          <p className="mt-1 text-[0.875rem] text-ink-soft">{texts.payables.waitingHelp}</p>
        </dd>
      </Card>
    </dl>
  );
}
