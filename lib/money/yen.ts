declare const yenBrand: unique symbol;

/** An amount of Japanese yen: a safe integer, never a float, never in hundredths. May be negative in ledger lines. */
export type Yen = number & { readonly [yenBrand]: true };

function isYen(value: number): value is Yen {
  return Number.isSafeInteger(value);
}

/** Makes an amount from an integer. Throws RangeError for fractions and unsafe integers. */
export function yen(value: number): Yen {
  if (!isYen(value)) throw new RangeError(`not an integer amount of yen: ${value}`);
  return value;
}

export const zeroYen = yen(0);

export function addYen(...amounts: readonly Yen[]): Yen {
  return yen(amounts.reduce((sum, amount) => sum + amount, 0));
}

export function negateYen(amount: Yen): Yen {
  return yen(amount === 0 ? 0 : -amount);
}

const digits = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 0 });

/** 12000 → 「12,000円」. Patient-facing prices are tax-inclusive and add 「（税込）」 themselves (総額表示). */
export function formatYen(amount: Yen): string {
  return `${digits.format(amount)}円`;
}
