import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { listUses, readConsoleCoupon } from '@/lib/coupons/console-queries';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { parseId } from '@/lib/ids';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { StopForm } from '../../offers/stop-form';
import { PageLinks } from '../../page-links';
import { stopCouponAction } from '../actions';
import { CouponBadge } from '../coupon-badge';
import { CouponFacts } from './coupon-facts';
import { EditCouponForm } from './edit-coupon-form';
import { UsesTable } from './uses-table';

interface CouponPageProps {
  readonly params: Promise<{ couponId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { offers } = await getMessages();
  return { title: offers.coupons.title, robots: { index: false } };
}

export default async function CouponPage({ params, searchParams }: CouponPageProps) {
  const ctx = await requireRole('operator');
  const couponId = parseId('cpn', (await params).couponId);
  const coupon = couponId === null ? null : await readConsoleCoupon(ctx, couponId);
  if (coupon === null) return leaveAsNotFound();
  const after = parseCursor('cpr', readParam(await searchParams, 'after'));
  const { uses, next } = await listUses(ctx, { couponId: coupon.id, after, size: 50 });
  const { offers, common } = await getMessages();
  const texts = offers.coupons;
  const path = `/operator/coupons/${coupon.id}`;
  const text = (value: number | string | null) => (value === null ? '' : String(value));
  const { name, endsOn, limitTotal, limitPerPerson } = coupon;
  const stored = { name, endsOn: text(endsOn), limitTotal: text(limitTotal), limitPerPerson: text(limitPerPerson) };
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/coupons' }, { label: coupon.code }]}
      />
      <PageHeading title={coupon.code}>
        <CouponBadge coupon={coupon} />
      </PageHeading>
      <div className="grid items-start gap-6 xl:grid-cols-[1.4fr_1fr]">
        <CouponFacts coupon={coupon} />
        <Card as="section" title={texts.edit}>
          {coupon.state === 'stopped' ? (
            <p>{texts.stopped}</p>
          ) : (
            <div className="flex flex-col gap-8">
              <EditCouponForm couponId={coupon.id} texts={offers} stored={stored} />
              <StopForm action={stopCouponAction} field="couponId" id={coupon.id} texts={texts} />
            </div>
          )}
        </Card>
      </div>
      <Card as="section" title={texts.uses}>
        {uses.length === 0 ? <p>{texts.usesEmpty}</p> : <UsesTable uses={uses} />}
      </Card>
      <PageLinks path={path} isLater={after !== null} next={next && formatCursor(next)} />
    </>
  );
}
