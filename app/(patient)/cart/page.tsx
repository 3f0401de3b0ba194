import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { readCartDates } from '@/lib/cart/cart-dates';
import { readCart } from '@/lib/cart/queries';
import { heldCartId } from '@/lib/http/cart-cookie';
import { requestContext } from '@/lib/http/request-context';
import { CartLineItem } from './cart-line-item';
import { isGoodNews, readCartNotice } from './cart-notices';
import { CartSummary } from './cart-summary';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cart');
  return { title: t('title'), robots: { index: false } };
}

export default async function CartPage({ searchParams }: PageProps<'/cart'>) {
  const notice = readCartNotice((await searchParams)['notice']);
  const [ctx, cartId, t] = await Promise.all([requestContext(), heldCartId(), getTranslations('cart')]);
  const cart = await readCart(ctx, cartId);
  const dates = await readCartDates(ctx, { cartId, lines: cart.lines });
  const isEmpty = cart.lines.length === 0;
  return (
    <div className="flex flex-col gap-6">
      {isEmpty ? null : <h1 className="font-bold text-[1.75rem] leading-tight sm:text-[2.25rem]">{t('title')}</h1>}
      {notice === undefined ? null : (
        <Notice live tone={isGoodNews(notice) ? 'good' : 'warning'}>
          {t(`notice.${notice}`)}
        </Notice>
      )}
      {isEmpty ? (
        <EmptyState level={1} title={t('empty')}>
          <p>{t('emptyHelp')}</p>
          <ButtonLink href="/">{t('continue')}</ButtonLink>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
          <div className="flex min-w-0 flex-col gap-4">
            <ul className="flex flex-col gap-4">
              {cart.lines.map((line, index) => (
                <CartLineItem key={`${line.courseId} ${line.examDate}`} line={line} date={dates[index] ?? null} />
              ))}
            </ul>
            <p>
              <ButtonLink look="text" href="/">
                {t('continue')}
              </ButtonLink>
            </p>
          </div>
          <CartSummary cart={cart} isDateMissing={dates.some((date) => date !== null && date.problem !== null)} />
        </div>
      )}
    </div>
  );
}
