import { CircleUserRound, LogIn, ShoppingCart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from './mark';
import { SiteFooter } from './site-footer';

interface PatientShellProps {
  readonly children: ReactNode;
  readonly cartCount: number;
  readonly isSignedIn?: boolean;
}

const headerLink =
  'inline-flex min-h-11 items-center gap-1.5 rounded-8 px-2 font-bold text-ink hover:bg-tint hover:text-key sm:px-3';

/** Header, page and footer of everything a patient sees. */
export function PatientShell({ children, cartCount, isSignedIn = false }: PatientShellProps) {
  const t = useTranslations('common');
  const AccountIcon = isSignedIn ? CircleUserRound : LogIn;
  return (
    <div className="flex min-h-dvh flex-col text-[1.0625rem]">
      <header className="no-print border-line border-b bg-surface">
        <nav
          aria-label={t('navigation')}
          className="mx-auto flex max-w-[72rem] flex-wrap items-center justify-between gap-x-2 gap-y-1 px-4 py-2 sm:py-3"
        >
          <a href="/" className="inline-flex min-h-11 items-center gap-2.5 font-bold text-[1.25rem] text-ink">
            <Mark />
            <span className="whitespace-nowrap">{t('brand')}</span>
          </a>
          <div className="flex items-center">
            <a href="/cart" className={headerLink}>
              <ShoppingCart aria-hidden className="hidden size-5 min-[26rem]:block" />
              <span className="whitespace-nowrap text-[0.9375rem] sm:text-[1rem]">
                {cartCount === 0 ? t('cart') : t('cartCount', { count: cartCount })}
              </span>
            </a>
            <a href={isSignedIn ? '/account' : '/sign-in'} className={headerLink}>
              <AccountIcon aria-hidden className="hidden size-5 min-[26rem]:block" />
              <span className="whitespace-nowrap text-[0.9375rem] sm:text-[1rem]">
                {isSignedIn ? t('account') : t('signIn')}
              </span>
            </a>
          </div>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[72rem] flex-1 px-4 py-6 outline-none sm:py-10">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
