import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { requireRole } from '@/lib/auth/require-role';
import { readPolicy, readSchedule } from '@/lib/fees/fee-schedule';
import { priceTable } from '@/lib/fees/price-table';
import { quoteMethods } from '@/lib/fees/quote-methods';
import { asSwitchedOn, simulateSale } from '@/lib/fees/simulate-sale';
import type { SearchParams } from '@/lib/http/read-param';
import { formatYen } from '@/lib/money/yen';
import { jstDay } from '@/lib/time/jst';
import { FeesHeading } from '../fees-heading';
import { PastSalesSection } from './past-sales-section';
import { PriceGrid } from './price-grid';
import { QuoteChart } from './quote-chart';
import { QuoteTable } from './quote-table';
import { readSimulation } from './read-simulation';
import { SimulatorForm } from './simulator-form';

export async function generateMetadata(): Promise<Metadata> {
  const { fees } = await getMessages();
  return { title: fees.console.simulator.title, robots: { index: false } };
}

export default async function SimulatorPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const today = jstDay(ctx.clock.now());
  const { values, errors, simulation } = readSimulation(params, today);
  const day = simulation?.day ?? today;
  const [policy, schedule] = await Promise.all([readPolicy(ctx, 'patient'), readSchedule(ctx, day)]);
  const terms = asSwitchedOn(schedule);
  const simulated = simulation === null ? null : simulateSale(simulation);
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console.simulator');
  const texts = fees.console.simulator;
  const tooMuch =
    simulated?.ok === false ? { all: texts.tooMuch, share: texts.facilityTooMuch }[simulated.tooMuch] : null;
  const quotes = simulated?.ok ? quoteMethods({ ...simulated.sale, schedule: terms, policy, today: day }) : [];
  const off = new Set(schedule.filter(({ switchedOn }) => !switchedOn).map(({ method }) => method));
  return (
    <>
      <FeesHeading title={texts.title} current="tabSimulator" />
      <p>{texts.lead}</p>
      <SimulatorForm values={values} errors={tooMuch === null ? errors : { ...errors, discount: tooMuch }} />
      {simulated?.ok ? (
        <Card as="section" title={texts.result}>
          <p>{t('sale', { amount: formatYen(simulated.sale.amountYen), share: formatYen(simulated.sale.shareYen) })}</p>
          <p className="mb-4 text-[0.9375rem] text-ink-soft">{t('asOf', { day })}</p>
          {quotes.length === 0 ? <Notice tone="warning">{fees.console.currentEmpty}</Notice> : null}
          <QuoteChart sale={simulated.sale} quotes={quotes} />
          <QuoteTable sale={simulated.sale} quotes={quotes} off={off} />
        </Card>
      ) : null}
      <Card as="section" title={texts.prices}>
        <p className="mb-4 text-[0.9375rem] text-ink-soft">{texts.pricesLead}</p>
        <PriceGrid
          rows={priceTable({
            schedule: terms,
            policy,
            today: day,
            ...(simulation === null ? {} : { commissionBasisPoints: simulation.commission }),
          })}
        />
      </Card>
      <PastSalesSection params={params} today={today} />
    </>
  );
}
