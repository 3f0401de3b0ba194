import { getMessages, getTranslations } from 'next-intl/server';
import type { MethodQuote, Sale } from '@/lib/fees/quote-methods';
import { leftForUs } from '@/lib/fees/simulate-sale';
import { formatYen, yen } from '@/lib/money/yen';

interface QuoteChartProps {
  readonly sale: Sale;
  readonly quotes: readonly MethodQuote[];
}

interface Part {
  readonly key: 'share' | 'fee' | 'left';
  readonly amount: number;
}

const colours = { share: 'fill-key', fee: 'fill-due', left: 'fill-good' } as const;

/** A bar per method: what the facility, Stripe and we get of the sale. The table under it says the same in numbers. */
export async function QuoteChart({ sale, quotes }: QuoteChartProps) {
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console.simulator');
  const texts = fees.console.simulator;
  const whole = Math.max(sale.amountYen, ...quotes.map(({ feeYen }) => sale.shareYen + feeYen), 1);
  const legend = [
    ['share', texts.share],
    ['fee', texts.fee],
    ['left', texts.left],
  ] as const;
  const left = (feeYen: MethodQuote['feeYen']) => leftForUs(sale, feeYen);
  const leftText = (amount: number) =>
    amount < 0 ? t('deficit', { amount: formatYen(yen(-amount)) }) : formatYen(yen(amount));
  return (
    <figure className="mb-6">
      <figcaption className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1">
        <span className="font-bold">{texts.chart}</span>
        {legend.map(([key, label]) => (
          <span key={key} className="inline-flex items-center gap-2 text-[0.9375rem]">
            <svg aria-hidden width="16" height="16">
              <rect width="16" height="16" rx="3" className={colours[key]} />
            </svg>
            {label}
          </span>
        ))}
      </figcaption>
      <ul className="flex flex-col gap-4">
        {quotes.map(({ method, feeYen }) => (
          <li key={method}>
            <p className="mb-1 text-[0.9375rem]">
              {t('chartRow', {
                method: fees.methods[method],
                share: formatYen(sale.shareYen),
                fee: formatYen(feeYen),
                left: leftText(left(feeYen)),
              })}
            </p>
            <Bar
              whole={whole}
              parts={[
                { key: 'share', amount: sale.shareYen },
                { key: 'fee', amount: feeYen },
                { key: 'left', amount: Math.max(0, left(feeYen)) },
              ]}
            />
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Percentages of a hundred thousandth are enough for a bar. */
const percent = (amount: number, whole: number) => `${Math.round((amount * 100_000) / whole) / 1_000}%`;

function Bar({ whole, parts }: { whole: number; parts: readonly Part[] }) {
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.amount, 0));
  return (
    <svg aria-hidden width="100%" height="28" className="rounded-8 border border-line">
      {parts.map(({ key, amount }, index) => (
        <rect
          key={key}
          x={percent(starts[index] ?? 0, whole)}
          width={percent(amount, whole)}
          height="28"
          className={`${colours[key]} stroke-surface`}
          strokeWidth={amount === 0 ? 0 : 2}
        />
      ))}
    </svg>
  );
}
