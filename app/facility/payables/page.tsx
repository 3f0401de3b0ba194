import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { sumPayables } from '@/lib/shares/facility-queries';
import { formatMonth, monthAfter, monthBefore, readMonth } from '@/lib/shares/month';
import { formatMovementCursor, listMovements, parseMovementCursor } from '@/lib/shares/payable-movements';
import { MonthBalance } from './month-balance';
import { PayableFigures } from './payable-figures';
import { PayablesTable } from './payables-table';

const path = '/facility/payables';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { facility } = await getMessages();
  return { title: facility.payables.title, robots: { index: false } };
}

export default async function FacilityPayablesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('facility');
  const params = await searchParams;
  const month = readMonth(readParam(params, 'month'), ctx.clock.now());
  const after = parseMovementCursor(readParam(params, 'after'));
  const [page, sums] = await Promise.all([
    listMovements(ctx, { month, after, size: pageSize }),
    sumPayables(ctx, month),
  ]);
  const { facility: texts, common } = await getMessages();
  const t = await getTranslations('facility.payables');
  const name = formatMonth(month);
  const next = page.next === null ? undefined : hrefWith(path, { month, after: formatMovementCursor(page.next) });
  return (
    <>
      <PageHeading title={texts.payables.title}>
        <p className="text-ink-soft">{sums.facilityNames.join('・')}</p>
      </PageHeading>
      <PayableFigures sums={sums} month={name} />
      <Notice>{texts.payables.rule}</Notice>
      <Card as="section" title={t('list', { month: name })}>
        <nav aria-label={texts.payables.title} className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <ButtonLink look="text" href={hrefWith(path, { month: monthBefore(month) })}>
            {texts.payables.before}
          </ButtonLink>
          <ButtonLink look="text" href={hrefWith(path, { month: monthAfter(month) })}>
            {texts.payables.after}
          </ButtonLink>
          <ButtonLink
            look="outline"
            href={`/api/facility/payables?month=${month}`}
            icon={<Download aria-hidden className="size-5" />}
            download
          >
            {texts.payables.csv}
          </ButtonLink>
        </nav>
        <MonthBalance sums={sums} month={name} />
        {page.movements.length === 0 ? (
          <EmptyState title={t('empty', { month: name })}>
            <p>{texts.payables.emptyHelp}</p>
          </EmptyState>
        ) : (
          <PayablesTable movements={page.movements} />
        )}
        <Pagination
          label={common.pages}
          next={next === undefined ? undefined : { href: next, label: common.next }}
          first={after === null ? undefined : { href: hrefWith(path, { month }), label: common.first }}
        />
      </Card>
    </>
  );
}
