import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import { feeRowHistory, futureFeeRows } from '@/lib/fees/console-queries';
import { readPolicy, readSchedule } from '@/lib/fees/fee-schedule';
import { isPaymentMethod } from '@/lib/fees/methods';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { jstDay } from '@/lib/time/jst';
import { FeeRowsTable, TermsTable } from './fee-rows-table';
import { FeesHeading } from './fees-heading';
import { PolicySection } from './policy-section';
import { ReviseSection } from './revise-section';

const path = '/operator/fees';
const pageSize = 20;

export async function generateMetadata(): Promise<Metadata> {
  const { fees } = await getMessages();
  return { title: fees.console.title, robots: { index: false } };
}

export default async function FeesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const today = jstDay(ctx.clock.now());
  const before = Number(/^\d{1,15}$/.exec(readParam(params, 'before'))?.[0] ?? 0) || null;
  const [terms, policy, future, history] = await Promise.all([
    readSchedule(ctx, today),
    readPolicy(ctx, 'patient'),
    futureFeeRows(ctx, today),
    feeRowHistory(ctx, { before, size: pageSize }),
  ]);
  const { fees, common } = await getMessages();
  const texts = fees.console;
  const method = readParam(params, 'method');
  const done = { row: texts.entered, policy: texts.policyEntered }[readParam(params, 'done')];
  return (
    <>
      <FeesHeading title={texts.title} current="tabTable" />
      {done === undefined ? null : (
        <Notice tone="good" live>
          {done}
        </Notice>
      )}
      <p>{texts.lead}</p>
      <Card as="section" title={texts.current}>
        {terms.length === 0 ? <p>{texts.currentEmpty}</p> : <TermsTable terms={terms} />}
      </Card>
      {isPaymentMethod(method) ? <ReviseSection method={method} today={today} /> : null}
      <Card as="section" title={texts.future}>
        {future.length === 0 ? <p>{texts.futureEmpty}</p> : <FeeRowsTable caption={texts.future} rows={future} />}
      </Card>
      <PolicySection policy={policy} />
      <Card as="section" title={texts.history}>
        <FeeRowsTable caption={texts.history} rows={history.rows} />
        <Pagination
          label={common.pages}
          next={
            history.next === null
              ? undefined
              : { href: hrefWith(path, { before: String(history.next) }), label: common.next }
          }
          first={before === null ? undefined : { href: path, label: common.first }}
        />
      </Card>
    </>
  );
}
