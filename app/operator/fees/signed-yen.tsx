import { useMessages, useTranslations } from 'next-intl';
import { formatYen, type Yen, yen } from '@/lib/money/yen';

/** A difference in words: more, less, or the same. */
export function SignedYen({ amount }: { amount: Yen }) {
  const t = useTranslations('fees.console.drift');
  const { same } = useMessages().fees.console.drift;
  if (amount === 0) return <span className="num">{same}</span>;
  const values = { amount: formatYen(yen(Math.abs(amount))) };
  return <strong className="num">{amount > 0 ? t('plus', values) : t('minus', values)}</strong>;
}
