import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { requireRole } from '@/lib/auth/require-role';
import { readSchedule } from '@/lib/fees/fee-schedule';
import { pastSales } from '@/lib/fees/past-sales';
import type { SearchParams } from '@/lib/http/read-param';
import { addDays } from '@/lib/time/calendar-day';
import { startOfJstDay } from '@/lib/time/jst';
import { PastSalesForm } from './past-sales-form';
import { PastSalesTable } from './past-sales-table';
import { readPastSales } from './read-past-sales';

/** What another fee table would have cost on the real sales of a period. */
export async function PastSalesSection({ params, today }: { params: SearchParams; today: string }) {
  const ctx = await requireRole('operator');
  const terms = await readSchedule(ctx, today);
  const { values, errors, asked, isAsked } = readPastSales(params, { today, terms });
  const texts = (await getMessages()).fees.console.simulator;
  const t = await getTranslations('fees.console.simulator');
  const found =
    asked === null || !isAsked
      ? null
      : await pastSales(ctx, {
          from: startOfJstDay(asked.from),
          until: startOfJstDay(addDays(asked.to, 1)),
          rates: asked.rates,
        });
  return (
    <Card as="section" title={<span id="past">{texts.past}</span>}>
      <p className="mb-6">{t('pastLead')}</p>
      <PastSalesForm values={values} errors={errors} />
      {found === null ? null : found.length === 0 ? (
        <EmptyState title={texts.past} drawing="search">
          <p>{texts.pastEmpty}</p>
        </EmptyState>
      ) : (
        <PastSalesTable found={found} />
      )}
    </Card>
  );
}
