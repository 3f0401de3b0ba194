import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

const sections = {
  orders: '/account',
  cards: '/account/cards',
  profile: '/account/profile',
  family: '/account/family',
} as const;

export type AccountSection = keyof typeof sections;

interface AccountFrameProps {
  readonly section: AccountSection;
  readonly title: string;
  readonly email: string;
  readonly children: ReactNode;
}

const tab = 'inline-flex min-h-12 items-center border-b-[3px] px-3 font-bold whitespace-nowrap';

/** Heading and menu of the signed-in person's own pages. */
export async function AccountFrame({ section, title, email, children }: AccountFrameProps) {
  const { account: texts } = await getMessages();
  const t = await getTranslations('account');
  const order = ['orders', 'cards', 'profile', 'family'] as const;
  return (
    <div className="mx-auto flex max-w-[52rem] flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 text-[0.9375rem] text-ink-soft">
        <p className="min-w-0 break-words">{t('signedInAs', { email })}</p>
        <a href="/sign-out" className="link inline-flex min-h-11 items-center">
          {texts.nav.signOut}
        </a>
      </div>
      <nav aria-label={texts.nav.label} className="no-print flex flex-wrap border-line border-b">
        {order.map((name) => (
          <a
            key={name}
            href={sections[name]}
            aria-current={name === section ? 'page' : undefined}
            className={`${tab} ${name === section ? 'border-key text-key' : 'border-transparent text-ink hover:text-key'}`}
          >
            {texts.nav[name]}
          </a>
        ))}
      </nav>
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[2rem]">{title}</h1>
      {children}
    </div>
  );
}
