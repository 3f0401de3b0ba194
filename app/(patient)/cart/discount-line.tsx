import type { ReactNode } from 'react';
import { formatYen, type Yen } from '@/lib/money/yen';

/** A price cut as a plain line of the table: nothing loud (医療広告ガイドライン). */
export function DiscountLine({ label, amount }: { label: ReactNode; amount: Yen }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="min-w-0">{label}</dt>
      <dd className="num ml-auto">−{formatYen(amount)}</dd>
    </div>
  );
}
