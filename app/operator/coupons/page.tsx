import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { requireRole } from '@/lib/auth/require-role';
import { couponStateNames, listCoupons, parseCouponState } from '@/lib/coupons/console-queries';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { FilterForm } from '../filter-form';
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
  const { offers, operator, common } = await getMessages();
  const texts = offers.coupons;
  const q = readParam(params, 'q');
  const state = parseCouponState(readParam(params, 'state'));
  const after = parseCursor('cpn', readParam(params, 'after'));
  const page = await listCoupons(ctx, { q, state, after, size: pageSize });
  const filters = { q, state: state ?? '' };
  const isFiltered = q !== '' || state !== null;
  const states = couponStateNames.map((value) => ({ value, label: offers.states[value] }));
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <FilterForm path={path} isFiltered={isFiltered}>
        <div className="min-w-0 flex-[1_1_20rem]">
          <TextField name="q" type="search" label={texts.searchLabel} help={texts.searchHelp} defaultValue={q} />
        </div>
        <div className="w-48">
          <SelectField
            name="state"
            label={texts.state}
            options={[{ value: '', label: operator.all }, ...states]}
            defaultValue={state ?? ''}
          />
        </div>
      </FilterForm>
      {page.coupons.length === 0 ? (
        <Card>
          <EmptyState title={isFiltered ? texts.notFound : texts.empty} drawing={isFiltered ? 'search' : 'tray'}>
            <p>{isFiltered ? texts.notFoundHelp : texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <CouponsTable coupons={page.coupons} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={
          page.next
            ? { href: hrefWith(path, { ...filters, after: formatCursor(page.next) }), label: common.next }
            : undefined
        }
        first={after === null ? undefined : { href: hrefWith(path, filters), label: common.first }}
      />
    </>
  );
}
