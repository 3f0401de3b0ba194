import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { requireOrderAccess } from '@/lib/auth/require-order-access';
import { formatOrderNumber } from '@/lib/checkout/order-number';
import { readOrderCancel } from '@/lib/refunds/read-order-cancel';
import { CancelLineCard } from './cancel-line-card';

export async function generateMetadata(): Promise<Metadata> {
  const { cancel } = await getMessages();
  return { title: cancel.page.title, robots: { index: false } };
}

/** Cancels line by line: what it costs now and later, and a button that says what happens. */
export default async function CancelPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { ctx, orderId } = await requireOrderAccess((await params).orderId);
  const order = await readOrderCancel(ctx, orderId);
  const t = await getTranslations('cancel.page');
  const o = await getTranslations('cancel.order');
  const { common } = await getMessages();
  const href = `/orders/${orderId}`;
  const shown = order.lines.filter(
    ({ quote, keptFeeYen }) => quote.ok || keptFeeYen !== null || quote.reason === 'deadline_passed',
  );
  const disputed = order.lines.filter(({ quote }) => !quote.ok && quote.reason === 'disputed');
  return (
    <div className="mx-auto flex max-w-[46rem] flex-col gap-6">
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: t('crumb', { number: formatOrderNumber(order.number) }), href }, { label: t('title') }]}
      />
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{t('title')}</h1>
      {disputed.length === 0 ? null : (
        <Notice tone="info">
          {disputed.map(({ lineId, courseTitle }) => (
            <p key={lineId}>{o('disputed', { course: courseTitle })}</p>
          ))}
        </Notice>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('lead')}</p>
          {shown.map((line) => (
            <CancelLineCard key={line.lineId} orderId={orderId} line={line} />
          ))}
        </>
      )}
      <p>
        <ButtonLink look="outline" href={href}>
          {t('back')}
        </ButtonLink>
      </p>
    </div>
  );
}
