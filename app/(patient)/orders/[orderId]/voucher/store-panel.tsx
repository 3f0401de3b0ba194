'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { groupDigits, type KonbiniChain, numbersAt, type StoreNumbers } from '@/lib/konbini/store-numbers';
import type { Messages } from '@/messages/catalogue';

interface StorePanelProps {
  readonly chain: KonbiniChain;
  readonly stores: StoreNumbers;
  readonly texts: Messages['konbini'];
}

/** What is typed in at one chain, big enough to read out, and the steps there. */
export function StorePanel({ chain, stores, texts }: StorePanelProps) {
  const [said, setSaid] = useState<{ key: string; text: string } | null>(null);
  const numbers = numbersAt(stores, chain);
  if (numbers.length === 0) return <p className="py-3">{texts.numbers.none}</p>;
  const copy = async (key: string, digits: string, name: string) => {
    await navigator.clipboard.writeText(digits).then(
      () => setSaid({ key, text: texts.copied.replace('{name}', name) }),
      () => setSaid({ key: '', text: texts.copyFailed }),
    );
  };
  return (
    <div>
      <dl className="divide-y divide-line border-line border-y">
        {numbers.map(({ key, digits }) => {
          const name = texts.numbers[key];
          const Icon = said?.key === key ? Check : Copy;
          return (
            <div key={key} className="py-3">
              <dt className="text-[0.9375rem] text-ink-soft">{name}</dt>
              <dd className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="num whitespace-nowrap font-bold text-[1.75rem] leading-snug tracking-wide sm:text-[2.25rem]">
                  {groupDigits(digits)}
                </span>
                <button
                  type="button"
                  onClick={() => void copy(key, digits, name)}
                  aria-label={texts.copyOf.replace('{name}', name)}
                  className="no-print inline-flex min-h-11 items-center gap-2 rounded-8 border border-key px-4 font-bold text-key hover:bg-tint"
                >
                  <Icon aria-hidden className="size-5" />
                  {texts.copy}
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      <p role="status" className="no-print min-h-7 text-[0.9375rem] text-ink-soft">
        {said?.text}
      </p>
      <h3 className="mt-2 mb-2 font-bold text-[1.125rem]">
        {texts.stepsHeading.replace('{chain}', texts.names[chain])}
      </h3>
      <ol className="flex list-decimal flex-col gap-2 pl-6 marker:font-bold marker:text-key">
        {(['1', '2', '3'] as const).map((step) => (
          <li key={step} className="pl-1">
            {texts.steps[chain][step]}
          </li>
        ))}
      </ol>
    </div>
  );
}
