/**
 * A 適格請求書発行事業者登録番号 as stored (`T` and 13 digits) from what was typed in any width, with or without spaces and
 * hyphens; null when it is none. A corporation's is T and its 法人番号, whose first digit checks the others; no rule for those of
 * individuals is published.
 */
export function parseRegistrationNumber(text: string, owner: 'corporation' | 'anyone' = 'anyone'): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-ー−‐‑‒–—―]/g, '');
  if (!/^T\d{13}$/.test(plain)) return null;
  return owner === 'corporation' && !hasCheckDigit(plain.slice(1)) ? null : plain;
}

function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(1)]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (1 + (index % 2)), 0);
  return Number(digits[0]) === 9 - (sum % 9);
}
