import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { listOrders } from '@/lib/checkout/console-queries';
import { parseOrderSearch, parseOrderState } from '@/lib/checkout/order-search';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { ConsoleList } from '../console-list';
import { ChoiceFilter, FilterForm, SearchFilter } from '../filter-form';
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
  const { operator: texts } = await getMessages();
  const q = readParam(params, 'q');
  const state = parseOrderState(readParam(params, 'state'));
  const after = parseCursor('ord', readParam(params, 'after'));
  const page = await listOrders(ctx, { search: parseOrderSearch(q), state, after, size: pageSize });
  const filters = { q, state: state ?? '' };
  return (
    <>
      <PageHeading title={texts.orders.title} />
      <FilterForm path={path} filters={filters}>
        <SearchFilter name="q" label={texts.orders.searchLabel} help={texts.orders.searchHelp} value={q} />
        <ChoiceFilter name="state" label={texts.orders.state} choices={texts.orderState} value={filters.state} />
      </FilterForm>
      <ConsoleList
        path={path}
        filters={filters}
        texts={texts.orders}
        isEmpty={page.orders.length === 0}
        isLater={after !== null}
        next={page.next && formatCursor(page.next)}
      >
        <OrdersTable orders={page.orders} />
      </ConsoleList>
    </>
  );
}
