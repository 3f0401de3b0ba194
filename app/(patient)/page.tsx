import { useTranslations } from 'next-intl';

export default function CataloguePage() {
  const t = useTranslations('common');
  return <h1 className="font-bold text-[1.75rem]">{t('courses')}</h1>;
}
