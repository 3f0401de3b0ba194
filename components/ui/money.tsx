import { formatYen, type Yen } from '@/lib/money/yen';

export type MoneySize = 'sm' | 'md' | 'lg' | 'xl';

const sizes: Record<MoneySize, string> = {
  sm: 'text-[1rem]',
  md: 'text-[1.25rem] font-bold',
  lg: 'text-[1.75rem] font-bold leading-tight',
  xl: 'text-[2.25rem] font-bold leading-tight sm:text-[2.8125rem]',
};

interface MoneyProps {
  readonly amount: Yen;
  readonly size?: MoneySize;
  /** 「（税込）」 wherever a patient reads a price (common.taxIncluded). */
  readonly note?: string | undefined;
  /** Money that is owed stands in its own colour. */
  readonly due?: boolean;
}

/** An amount with its unit: tabular, and never broken across lines. */
export function Money({ amount, size = 'sm', note, due = false }: MoneyProps) {
  const text = formatYen(amount);
  const unit = text.slice(-1);
  return (
    <span className={`num ${sizes[size]} ${due ? 'text-due' : ''}`}>
      {text.slice(0, -1)}
      <span className={size === 'sm' ? '' : 'ml-0.5 text-[max(0.6em,0.875rem)]'}>{unit}</span>
      {note === undefined ? null : (
        <span className={size === 'sm' ? '' : 'font-normal text-[max(0.4em,0.875rem)] text-ink-soft'}>{note}</span>
      )}
    </span>
  );
}
