import { getMessages, getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { addYen } from '@/lib/money/yen';
import type { PayableSums } from '@/lib/shares/facility-queries';
import { SignedYen } from './signed-yen';

/** What the months before left, what the month's list adds up to, and what is due at its end. */
export async function MonthBalance({ sums, month }: { sums: PayableSums; month: string }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.payables');
  return (
    <div className="mb-6">
      <DescriptionList
        items={[
          { term: texts.payables.carried, detail: <Money amount={sums.carriedYen} /> },
          { term: t('month', { month }), detail: <SignedYen amount={sums.monthYen} /> },
          { term: texts.payables.closing, detail: <Money amount={addYen(sums.carriedYen, sums.monthYen)} size="md" /> },
        ]}
      />
    </div>
  );
}
