import type { LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Mark } from './mark';

export interface ConsoleLink {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
}

interface ConsoleShellProps {
  /** Whose console it is, e.g. 「運営コンソール」. */
  readonly title: string;
  readonly links: readonly ConsoleLink[];
  /** Who is signed in, and the way out. */
  readonly account: ReactNode;
  readonly children: ReactNode;
}

/** Side navigation that becomes a bar on phones. */
export function ConsoleShell({ title, links, account, children }: ConsoleShellProps) {
  const t = useTranslations('common');
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_1fr]">
      <header className="no-print border-line border-b bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:overflow-y-auto lg:border-r lg:border-b-0">
        <div className="flex items-center gap-2.5 px-4 py-3 font-bold lg:py-5">
          <Mark className="size-8 shrink-0" />
          <span className="leading-tight">
            <span className="block text-[0.875rem] text-ink-soft">{t('brand')}</span>
            {title}
          </span>
        </div>
        <nav aria-label={t('navigation')} className="overflow-x-auto lg:flex-1 lg:overflow-visible">
          <ul className="flex gap-1 px-2 pb-2 lg:flex-col lg:px-3">
            {links.map((link) => (
              <li key={link.href}>
                <a
                  href={link.href}
                  aria-current={link.current ? 'page' : undefined}
                  className={`flex min-h-11 items-center gap-2.5 whitespace-nowrap rounded-8 px-3 ${
                    link.current
                      ? 'bg-tint font-bold text-key [scroll-initial-target:nearest]'
                      : 'text-ink hover:bg-tint'
                  }`}
                >
                  <link.icon aria-hidden className="size-5 shrink-0" />
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="border-line border-t px-4 py-2 lg:py-4">{account}</div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 outline-none sm:px-8 lg:py-8">
        <div className="mx-auto flex max-w-[76rem] flex-col gap-6">{children}</div>
      </main>
    </div>
  );
}
