import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { listCoupons, parseCouponState } from '@/lib/coupons/console-queries';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { ConsoleList } from '../console-list';
import { ChoiceFilter, FilterForm, SearchFilter } from '../filter-form';
import { CouponsTable } from './coupons-table';

const path = '/operator/coupons';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { offers } = await getMessages();
  return { title: offers.coupons.title, robots: { index: false } };
}

export default async function CouponsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { offers } = await getMessages();
  const texts = offers.coupons;
  const q = readParam(params, 'q');
  const state = parseCouponState(readParam(params, 'state'));
  const after = parseCursor('cpn', readParam(params, 'after'));
  const page = await listCoupons(ctx, { q, state, after, size: pageSize });
  const filters = { q, state: state ?? '' };
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <FilterForm path={path} filters={filters}>
        <SearchFilter name="q" label={texts.searchLabel} help={texts.searchHelp} value={q} />
        <ChoiceFilter name="state" label={texts.state} choices={offers.states} value={filters.state} />
      </FilterForm>
      <ConsoleList
        path={path}
        filters={filters}
        texts={texts}
        isEmpty={page.coupons.length === 0}
        isLater={after !== null}
        next={page.next && formatCursor(page.next)}
      >
        <CouponsTable coupons={page.coupons} />
      </ConsoleList>
    </>
  );
}
