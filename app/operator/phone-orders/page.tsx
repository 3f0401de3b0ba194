import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { requireRole } from '@/lib/auth/require-role';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listPhoneOrders } from '@/lib/phone-orders/queries';
import { PhoneOrdersTable } from './phone-orders-table';

const path = '/operator/phone-orders';

export async function generateMetadata(): Promise<Metadata> {
  const { phoneOrders } = await getMessages();
  return { title: phoneOrders.title, robots: { index: false } };
}

export default async function PhoneOrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const after = parseCursor('ord', readParam(await searchParams, 'after'));
  const { orders, next } = await listPhoneOrders(ctx, { after, size: 50 });
  const { phoneOrders: texts, common } = await getMessages();
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <p>{texts.lead}</p>
      {orders.length === 0 ? (
        <Card>
          <EmptyState title={texts.empty} drawing="tray">
            <p>{texts.emptyHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <PhoneOrdersTable orders={orders} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={next === null ? undefined : { href: hrefWith(path, { after: formatCursor(next) }), label: common.next }}
        first={after === null ? undefined : { href: path, label: common.first }}
      />
    </>
  );
}
