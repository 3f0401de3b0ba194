import { useTranslations } from 'next-intl';
import { formatYen, type Yen, yen } from '@/lib/money/yen';

/** What was added or taken, with its sign. */
export function SignedYen({ amount }: { amount: Yen }) {
  const t = useTranslations('facility.payables');
  const values = { amount: formatYen(yen(Math.abs(amount))) };
  if (amount === 0) return <span className="num">{values.amount}</span>;
  return <span className="num whitespace-nowrap">{amount > 0 ? t('plus', values) : t('minus', values)}</span>;
}
