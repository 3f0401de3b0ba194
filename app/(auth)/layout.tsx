import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from '@/components/shells/mark';
import { SiteFooter } from '@/components/shells/site-footer';

/** Nothing beside the one thing to do: who we are, the step, the legal pages. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  return (
    <div className="flex min-h-dvh flex-col text-[1.0625rem]">
      <header className="border-line border-b bg-surface py-2 sm:py-3">
        <a
          href="/"
          className="mx-auto flex min-h-11 max-w-[36rem] items-center gap-2.5 px-4 font-bold text-[1.25rem] text-ink"
        >
          <Mark />
          {t('brand')}
        </a>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[36rem] flex-1 px-4 py-8 outline-none sm:py-12">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
