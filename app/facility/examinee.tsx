import { useTranslations } from 'next-intl';

/** A patient's name as it is called at the counter. */
export function Examinee({ name, kana }: { name: string; kana: string }) {
  const t = useTranslations('facility.ticket');
  return (
    <span className="flex flex-col">
      <span>{t('name', { name })}</span>
      <span className="text-[0.875rem] text-ink-soft">{kana}</span>
    </span>
  );
}
