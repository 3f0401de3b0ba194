import type { KonbiniChain as StoredChain, StoreNumbers as StoredNumbers } from '@/db/schema';

export type KonbiniChain = StoredChain;
/** What is typed in at each chain. */
export type StoreNumbers = StoredNumbers;

export const chains = ['familymart', 'lawson', 'ministop', 'seicomart'] as const satisfies readonly KonbiniChain[];

/** A number to type in: its name's key in the catalogue, and its digits. */
export interface StoreNumber {
  readonly key: 'company' | 'order' | 'both' | 'receipt' | 'confirmation';
  readonly digits: string;
}

/** What is typed in at a chain, in the order in which its machine asks. FamilyMart's one code is company and order number. */
export function numbersAt(stores: StoreNumbers, chain: KonbiniChain): readonly StoreNumber[] {
  const store = stores[chain];
  if (store === null) return [];
  if (chain === 'familymart') {
    const parts = /^(\d{5})-?(\d{12})$/.exec(store.code);
    const [, company, order] = parts ?? [];
    if (company === undefined || order === undefined) return [{ key: 'both', digits: store.code }];
    return [
      { key: 'company', digits: company },
      { key: 'order', digits: order },
    ];
  }
  const receipt = { key: 'receipt' as const, digits: store.code };
  return store.confirmation === null ? [receipt] : [receipt, { key: 'confirmation', digits: store.confirmation }];
}

/** Digits in groups that can be read aloud and typed: `123456` → `123 456`, `09012345678` → `090 1234 5678`. */
export function groupDigits(digits: string): string {
  if (!/^\d+$/.test(digits)) return digits;
  if (digits.length === 11) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  if (digits.length === 10) return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
  if (digits.length <= 5) return digits;
  return digits.match(digits.length % 4 === 0 ? /\d{4}/g : /\d{1,3}/g)?.join(' ') ?? digits;
}
