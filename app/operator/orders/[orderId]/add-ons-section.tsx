import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Money } from '@/components/ui/money';
import type { AddOnCharge } from '@/lib/add-ons/ticket-add-ons';
import { formatYen } from '@/lib/money/yen';

/** The options that were charged on the day, each with the way to its refund. */
export async function AddOnsSection({ charges }: { charges: readonly AddOnCharge[] }) {
  if (charges.length === 0) return null;
  const { operatorRefunds, addOns } = await getMessages();
  const t = await getTranslations('operatorRefunds.addOn');
  return (
    <Card as="section" title={operatorRefunds.addOn.heading}>
      <ul className="flex flex-col gap-3">
        {charges.map((charge) => (
          <li key={charge.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="font-bold">{charge.title}</span>
            <Money amount={charge.amountYen} />
            <span>{addOns.ticket.state[charge.state]}</span>
            {charge.refundedYen > 0 ? (
              <span>{t('refundedPart', { amount: formatYen(charge.refundedYen) })}</span>
            ) : null}
            <a href={`/operator/add-ons/${charge.id}`} className="link inline-flex min-h-11 items-center">
              {operatorRefunds.addOn.open}
              <span className="sr-only">（{charge.title}）</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
