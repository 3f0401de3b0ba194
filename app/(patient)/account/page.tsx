import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { claimOrders } from '@/lib/account/claim-orders';
import { listOwnOrders } from '@/lib/account/list-orders';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { AccountFrame } from './account-frame';
import { OrderCard } from './order-card';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.orders.title, robots: { index: false } };
}

const pageSize = 10;

/** The signed-in person's orders, also those that they made as a guest. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<{ after?: string | string[] }> }) {
  const ctx = await requireRole('patient');
  const { email } = assertUser(ctx);
  await claimOrders(ctx);
  const { after } = await searchParams;
  const cursor = typeof after === 'string' ? parseCursor('ord', after) : null;
  const page = await listOwnOrders(ctx, { after: cursor, size: pageSize });
  const {
    account: { orders: texts },
  } = await getMessages();
  const next = page.next === null ? undefined : `/account?after=${formatCursor(page.next)}`;
  return (
    <AccountFrame section="orders" title={texts.title} email={email}>
      {page.orders.length === 0 ? (
        <EmptyState title={texts.empty}>
          <p>{texts.emptyHelp}</p>
          <ButtonLink href="/">{texts.search}</ButtonLink>
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {page.orders.map((order) => (
            <OrderCard key={order.orderId} order={order} />
          ))}
        </ul>
      )}
      <Pagination
        label={texts.pages}
        next={next === undefined ? undefined : { href: next, label: texts.more }}
        first={cursor === null ? undefined : { href: '/account', label: texts.first }}
      />
    </AccountFrame>
  );
}
