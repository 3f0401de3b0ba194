import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CartDate } from '@/lib/cart/cart-dates';
import { examineesMax } from '@/lib/cart/cart-limits';
import type { CartLine } from '@/lib/cart/queries';
import { setExamineeCountAction } from './actions';
import { CartLineDate } from './cart-line-date';

export function CartLineItem({ line, date }: { line: CartLine; date: CartDate | null }) {
  const t = useTranslations('cart');
  const common = useTranslations('common');
  return (
    <li className="card flex flex-col gap-4 p-4 sm:p-6">
      <div>
        <h2 className="font-bold text-[1.1875rem] leading-normal">
          <a href={`/courses/${line.courseId}`} className="link">
            {line.title}
          </a>
        </h2>
        <p className="text-[0.9375rem] text-ink-soft">
          {line.facilityName}（{line.prefecture}）
        </p>
        <p className="mt-1 text-[0.9375rem]">
          {t('perPerson')}　<Money amount={line.priceYen} note={common('taxIncluded')} />
        </p>
      </div>
      {date === null ? null : <CartLineDate line={line} date={date} />}
      {line.withdrawn ? <Notice tone="warning">{t('withdrawn')}</Notice> : <Count line={line} />}
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-line border-t pt-3">
        <form action={setExamineeCountAction}>
          <input type="hidden" name="courseId" value={line.courseId} />
          <input type="hidden" name="examDate" value={line.examDate ?? ''} />
          <input type="hidden" name="count" value="0" />
          <SubmitButton
            look="text"
            pendingLabel={t('removing')}
            aria-label={t('removeOf', { title: line.title })}
            icon={<Trash2 aria-hidden className="size-5" />}
          >
            {t('remove')}
          </SubmitButton>
        </form>
        {line.withdrawn ? null : (
          <p className="ml-auto flex flex-wrap items-baseline gap-x-3">
            <span className="text-[0.9375rem] text-ink-soft">{t('subtotal')}</span>
            <Money amount={line.subtotalYen} size="lg" note={common('taxIncluded')} />
          </p>
        )}
      </div>
    </li>
  );
}

function Count({ line }: { line: CartLine }) {
  const t = useTranslations('cart');
  const counts = Array.from({ length: examineesMax }, (_, index) => index + 1);
  return (
    <form action={setExamineeCountAction} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="courseId" value={line.courseId} />
      <input type="hidden" name="examDate" value={line.examDate ?? ''} />
      <SelectField
        key={line.examinees}
        name="count"
        id={`count-${line.courseId}-${line.examDate}`}
        label={t('examinees')}
        className="w-32"
        defaultValue={String(line.examinees)}
        options={counts.map((count) => ({ value: String(count), label: t('people', { count }) }))}
      />
      <SubmitButton look="outline" pendingLabel={t('changing')} aria-label={t('changeOf', { title: line.title })}>
        {t('change')}
      </SubmitButton>
    </form>
  );
}
