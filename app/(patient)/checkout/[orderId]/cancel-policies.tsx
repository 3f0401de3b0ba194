import { getTranslations } from 'next-intl/server';
import { distinctPolicies, stagesAhead } from '@/lib/cancel-policy/policy-of-line';
import type { CheckoutOrder } from '@/lib/checkout/queries';
import { CancelTable } from '../../cancel-table';

/** What canceling each course costs, before it is paid. */
export async function CancelPolicies({ order, at }: { order: CheckoutOrder; at: Date }) {
  const t = await getTranslations('cancel.course');
  return (
    <section aria-label={t('title')} className="mt-4 flex flex-col gap-5">
      {distinctPolicies(order.lines).map((line) => (
        <CancelTable
          key={line.lineId}
          caption={`${t('title')}：${line.courseTitle}`}
          stages={stagesAhead(line, at)}
          phone={line.facilityPhone}
        />
      ))}
    </section>
  );
}
