import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readConsoleOrder } from '@/lib/checkout/console-order';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listParked } from '@/lib/payments/console-queries';
import { PageLinks } from '../page-links';
import { ParkedCard } from './parked-card';

const path = '/operator/payments';
const pageSize = 20;

export async function generateMetadata(): Promise<Metadata> {
  const { operatorPayments } = await getMessages();
  return { title: operatorPayments.title, robots: { index: false } };
}

export default async function ParkedPaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { operatorPayments: texts } = await getMessages();
  const t = await getTranslations('operatorPayments');
  const after = parseCursor('pay', readParam(params, 'after'));
  const { rows, next } = await listParked(ctx, { after, size: pageSize });
  const doneId = parseId('ord', readParam(params, 'done'));
  const done = doneId === null ? null : await readConsoleOrder(ctx, doneId);
  return (
    <>
      <PageHeading title={texts.title} />
      {done === null ? null : (
        <Notice tone="good" live>
          {t('done', { number: formatOrderNumber(done.order.number) })}
        </Notice>
      )}
      {rows.length === 0 ? (
        <Card>
          <EmptyState title={texts.empty}>
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <>
          <p>{texts.lead}</p>
          <ul className="flex flex-col gap-4">
            {rows.map((row) => (
              <ParkedCard key={row.paymentId} row={row} />
            ))}
          </ul>
        </>
      )}
      <PageLinks path={path} isLater={after !== null} next={next && formatCursor(next)} />
    </>
  );
}
