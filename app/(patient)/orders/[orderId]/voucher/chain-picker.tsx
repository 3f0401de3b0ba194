'use client';

import { useEffect, useRef } from 'react';
import { chains, type KonbiniChain, type StoreNumbers } from '@/lib/konbini/store-numbers';
import type { Messages } from '@/messages/catalogue';
import { StorePanel } from './store-panel';

const memory = 'konbini-chain';

function remember(chain: string): void {
  try {
    localStorage.setItem(memory, chain);
  } catch {
    // Storage may be forbidden; the first shop is shown then.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(memory);
  } catch {
    return null;
  }
}

/** Which panel is shown is decided by the radio buttons alone, so that it works before any script does. */
const shownWhen: Readonly<Record<KonbiniChain, string>> = {
  familymart: 'hidden group-has-[[value=familymart]:checked]:block',
  lawson: 'hidden group-has-[[value=lawson]:checked]:block',
  ministop: 'hidden group-has-[[value=ministop]:checked]:block',
  seicomart: 'hidden group-has-[[value=seicomart]:checked]:block',
};

interface ChainPickerProps {
  readonly stores: StoreNumbers;
  readonly texts: Messages['konbini'];
}

/** The four chains as big buttons, and the numbers of the chosen one. The choice is remembered in this browser. */
export function ChainPicker({ stores, texts }: ChainPickerProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inputs = box.current?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [];
    const chosen = remembered();
    for (const input of inputs) if (input.value === chosen) input.checked = true;
  }, []);
  return (
    <div ref={box} className="group">
      <fieldset className="mb-4">
        <legend className="mb-2 font-bold">{texts.chain}</legend>
        <div className="no-print grid grid-cols-2 gap-2 sm:grid-cols-4">
          {chains.map((chain, index) => (
            <label
              key={chain}
              className="flex min-h-14 cursor-pointer items-center gap-2 rounded-8 border-2 border-line-strong bg-surface px-3 py-2 font-bold leading-snug has-checked:border-key has-checked:bg-tint has-focus-visible:outline-4 has-focus-visible:outline-black has-focus-visible:ring-4 has-focus-visible:ring-[#ffd43d]"
            >
              <input
                type="radio"
                name="chain"
                value={chain}
                defaultChecked={index === 0}
                onChange={() => remember(chain)}
                className="size-5 shrink-0 accent-key"
              />
              <span className="min-w-0">{texts.names[chain]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {chains.map((chain) => (
        <div key={chain} className={shownWhen[chain]}>
          <StorePanel chain={chain} stores={stores} texts={texts} />
        </div>
      ))}
    </div>
  );
}
