import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';

/** Sends the ticked courses to /compare; stays in sight as soon as one is ticked (by style alone). */
export function CompareBar() {
  const t = useTranslations('catalog.compare');
  return (
    <form
      id="compare"
      action="/compare"
      className="no-print z-20 mt-5 flex flex-wrap items-center justify-center gap-x-4 gap-y-1 rounded-12 border border-tint-line bg-tint px-4 py-3 shadow-card [:has(input[name=course]:checked)>&]:sticky [:has(input[name=course]:checked)>&]:bottom-2"
    >
      <button type="submit" className={buttonClass('outline', 'max-sm:px-4')}>
        <Columns3 aria-hidden className="size-5" />
        {t('submit')}
      </button>
      <span className="text-[0.9375rem]">{t('limit')}</span>
    </form>
  );
}
