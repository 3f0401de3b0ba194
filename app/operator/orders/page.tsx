import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { requireRole } from '@/lib/auth/require-role';
import { listOrders } from '@/lib/checkout/console-queries';
import { parseOrderSearch, parseOrderState } from '@/lib/checkout/order-search';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { FilterForm } from '../filter-form';
import { OrdersTable } from './orders-table';

const path = '/operator/orders';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.orders.title, robots: { index: false } };
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const { operator: texts, common } = await getMessages();
  const q = readParam(params, 'q');
  const state = parseOrderState(readParam(params, 'state'));
  const after = parseCursor('ord', readParam(params, 'after'));
  const page = await listOrders(ctx, { search: parseOrderSearch(q), state, after, size: pageSize });
  const filters = { q, state: state ?? '' };
  const isFiltered = q !== '' || state !== null;
  const states = [
    { value: '', label: texts.all },
    ...Object.entries(texts.orderState).map(([value, label]) => ({ value, label })),
  ];
  return (
    <>
      <PageHeading title={texts.orders.title} />
      <FilterForm path={path} isFiltered={isFiltered}>
        <div className="min-w-0 flex-[1_1_20rem]">
          <TextField
            name="q"
            type="search"
            label={texts.orders.searchLabel}
            help={texts.orders.searchHelp}
            defaultValue={q}
            autoComplete="off"
          />
        </div>
        <div className="w-48">
          <SelectField name="state" label={texts.orders.state} options={states} defaultValue={state ?? ''} />
        </div>
      </FilterForm>
      {page.orders.length === 0 ? (
        <Card>
          <EmptyState
            title={isFiltered ? texts.orders.notFound : texts.orders.empty}
            drawing={isFiltered ? 'search' : 'tray'}
          >
            <p>{isFiltered ? texts.orders.notFoundHelp : texts.orders.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <OrdersTable orders={page.orders} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={
          page.next === null
            ? undefined
            : { href: hrefWith(path, { ...filters, after: formatCursor(page.next) }), label: common.next }
        }
        first={after === null ? undefined : { href: hrefWith(path, filters), label: common.first }}
      />
    </>
  );
}
