import { useTranslations } from 'next-intl';
import { SliceDrawing } from './slice-drawing';

const steps = ['choose', 'pay', 'book'] as const;

export function Hero() {
  const t = useTranslations('catalog');
  return (
    <div className="mb-6 grid items-center gap-6 sm:mb-8 md:grid-cols-[1fr_15rem]">
      <div>
        <h1 className="font-bold text-[1.75rem] leading-tight sm:text-[2.25rem]">{t('title')}</h1>
        <p className="mt-3 max-w-[40em] text-ink-soft">{t('lead')}</p>
        <ol aria-label={t('steps.heading')} className="mt-5 flex flex-col gap-x-6 gap-y-2 lg:flex-row">
          {steps.map((step, index) => (
            <li key={step} className="flex items-center gap-2.5">
              <span
                aria-hidden
                className="num grid size-8 shrink-0 place-items-center rounded-full border-2 border-key font-bold text-key"
              >
                {index + 1}
              </span>
              <span className="phrase">{t(`steps.${step}`)}</span>
            </li>
          ))}
        </ol>
      </div>
      <SliceDrawing />
    </div>
  );
}
