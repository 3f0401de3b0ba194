import { useLocale, useTranslations } from 'next-intl';
import { LanguageSwitch } from './language-switch';
import { Mark } from './mark';

const links = [
  ['tokushoho', '/legal/tokushoho'],
  ['privacy', '/legal/privacy'],
  ['terms', '/legal/terms'],
] as const;

/** Legal pages and the language, on every page. */
export function SiteFooter() {
  const t = useTranslations('common');
  return (
    <footer className="no-print mt-8 border-line border-t bg-surface">
      <div className="mx-auto flex max-w-[72rem] flex-col gap-4 px-4 py-8 sm:flex-row sm:items-center sm:justify-between">
        <nav aria-label={t('footer')}>
          <ul className="flex flex-col sm:flex-row sm:flex-wrap sm:gap-x-6">
            {links.map(([key, href]) => (
              <li key={key}>
                <a href={href} className="link inline-flex min-h-11 items-center">
                  {t(key)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch label={t('language')} current={useLocale()} />
      </div>
      <p className="mx-auto flex max-w-[72rem] items-center gap-2 px-4 pb-8 text-[0.875rem] text-ink-soft">
        <Mark className="size-6" />
        {t('copyright')}
      </p>
    </footer>
  );
}
