import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { listPhoneOrders } from '@/lib/phone-orders/queries';
import { ConsoleList } from '../console-list';
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
  const { phoneOrders: texts } = await getMessages();
  return (
    <>
      <PageHeading title={texts.title}>
        <ButtonLink href={`${path}/new`}>{texts.new}</ButtonLink>
      </PageHeading>
      <p>{texts.lead}</p>
      <ConsoleList
        path={path}
        texts={texts}
        isEmpty={orders.length === 0}
        isLater={after !== null}
        next={next && formatCursor(next)}
      >
        <PhoneOrdersTable orders={orders} />
      </ConsoleList>
    </>
  );
}
