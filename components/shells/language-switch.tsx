import { type Locale, locales } from '@/messages/catalogue';
import { setLocale } from '@/messages/set-locale';

const names: Record<Locale, string> = { ja: '日本語', en: 'English' };

/** A plain form, so that it works without JavaScript too. */
export function LanguageSwitch({ label, current }: { label: string; current: Locale }) {
  return (
    <form action={setLocale}>
      <fieldset className="flex items-center gap-1">
        <legend className="sr-only">{label}</legend>
        {locales.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            className={`min-h-11 rounded-8 px-3 ${locale === current ? 'bg-tint font-bold' : 'link'}`}
          >
            {names[locale]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
