import { ChevronRight, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { type Option, SelectField } from '@/components/ui/select-field';
import type { CourseFilters } from '@/lib/catalog/course-filters';
import { bodyParts, examineeSexes, modalities, weekdays } from '@/lib/catalog/vocabulary';

const priceSteps = [15_000, 20_000, 25_000, 30_000, 40_000, 50_000];

interface SearchFormProps {
  readonly filters: CourseFilters;
  readonly prefectures: readonly string[];
}

/** A plain GET form: the search lies in the address, and works without JavaScript. */
export function SearchForm({ filters, prefectures }: SearchFormProps) {
  const t = useTranslations('catalog');
  const any = { value: '', label: t('filter.any') };
  const places = [...new Set([...prefectures, ...(filters.prefecture === undefined ? [] : [filters.prefecture])])];
  const isNarrowed = [filters.min, filters.max, filters.sex, filters.weekday].some((value) => value !== undefined);
  return (
    <search aria-label={t('search')} className="card no-print block p-4 sm:p-6">
      <form action="/" className="flex flex-col gap-5">
        <div className="grid gap-4 md:grid-cols-3">
          <SelectField
            name="prefecture"
            label={t('filter.prefecture')}
            defaultValue={filters.prefecture ?? ''}
            options={[any, ...places.map((name) => ({ value: name, label: name }))]}
          />
          <SelectField
            name="part"
            label={t('filter.part')}
            defaultValue={filters.part ?? ''}
            options={[any, ...bodyParts.map((part) => ({ value: part, label: t(`part.${part}`) }))]}
          />
          <SelectField
            name="modality"
            label={t('filter.modality')}
            defaultValue={filters.modality ?? ''}
            options={[any, ...modalities.map((kind) => ({ value: kind, label: t(`modality.${kind}`) }))]}
          />
        </div>
        <details open={isNarrowed} className="group">
          <summary className="link inline-flex min-h-11 list-none items-center gap-1.5">
            <ChevronRight aria-hidden className="size-5 transition-transform group-open:rotate-90" />
            {t('filter.more')}
          </summary>
          <MoreFilters filters={filters} any={any} />
        </details>
        <div className="flex flex-col gap-3 sm:flex-row sm:items-center">
          <button type="submit" className={buttonClass('filled', 'sm:min-w-64')}>
            <Search aria-hidden className="size-5" />
            {t('filter.submit')}
          </button>
          {Object.keys(filters).length === 0 ? null : (
            <a href="/" className={buttonClass('text')}>
              {t('filter.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

function MoreFilters({ filters, any }: { filters: CourseFilters; any: Option }) {
  const t = useTranslations('catalog');
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-4">
      <SelectField
        name="min"
        label={t('filter.min')}
        defaultValue={String(filters.min ?? '')}
        options={[any, ...usePriceOptions(filters.min)]}
      />
      <SelectField
        name="max"
        label={t('filter.max')}
        defaultValue={String(filters.max ?? '')}
        options={[any, ...usePriceOptions(filters.max)]}
      />
      <SelectField
        name="sex"
        label={t('filter.sex')}
        defaultValue={filters.sex ?? ''}
        options={[any, ...examineeSexes.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))]}
      />
      <SelectField
        name="weekday"
        label={t('filter.weekday')}
        defaultValue={String(filters.weekday ?? '')}
        options={[any, ...weekdays.map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))]}
      />
    </div>
  );
}

/** The usual steps, and the amount that a typed address asks for. */
function usePriceOptions(chosen: number | undefined): Option[] {
  const t = useTranslations('catalog');
  const amounts = new Set([...priceSteps, ...(chosen === undefined ? [] : [chosen])]);
  return [...amounts]
    .toSorted((left, right) => left - right)
    .map((amount) => ({ value: String(amount), label: t('filter.yen', { amount }) }));
}
