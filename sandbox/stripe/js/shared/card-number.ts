export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'jcb' | 'diners' | 'discover' | 'unionpay' | 'unknown';

export type CardNumberError = 'incomplete_number' | 'invalid_number';

type BrandRule = {
  brand: CardBrand;
  pattern: RegExp;
  lengths: readonly number[];
  groups: readonly number[];
  cvcLength: number;
};

const fourByFour = [4, 4, 4, 4] as const;
const unknownBrand: BrandRule = { brand: 'unknown', pattern: /^/, lengths: [16], groups: fourByFour, cvcLength: 3 };
const rules: readonly BrandRule[] = [
  { brand: 'visa', pattern: /^4/, lengths: [16], groups: fourByFour, cvcLength: 3 },
  {
    brand: 'mastercard',
    pattern: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: fourByFour,
    cvcLength: 3,
  },
  { brand: 'amex', pattern: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvcLength: 4 },
  { brand: 'jcb', pattern: /^35(2[89]|[3-8])/, lengths: [16], groups: fourByFour, cvcLength: 3 },
  { brand: 'diners', pattern: /^(30[0-5]|309|3[68]|39)/, lengths: [14, 16], groups: [4, 6, 4], cvcLength: 3 },
  { brand: 'discover', pattern: /^(6011|65|64[4-9])/, lengths: [16], groups: fourByFour, cvcLength: 3 },
  { brand: 'unionpay', pattern: /^(62|81)/, lengths: [16, 19], groups: [4, 4, 4, 4, 3], cvcLength: 3 },
];

function ruleFor(digits: string): BrandRule {
  return rules.find((rule) => rule.pattern.test(digits)) ?? unknownBrand;
}

export function readDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

export function detectBrand(digits: string): CardBrand {
  return digits === '' ? 'unknown' : ruleFor(digits).brand;
}

export function cvcLengthOf(brand: CardBrand): number {
  return rules.find((rule) => rule.brand === brand)?.cvcLength ?? unknownBrand.cvcLength;
}

export function maxLengthOf(digits: string): number {
  return Math.max(...ruleFor(digits).lengths);
}

/** Groups the digits as printed on a card of that brand: 4-4-4-4, or 4-6-5 for American Express. */
export function formatCardNumber(digits: string): string {
  const { groups } = ruleFor(digits);
  const limited = digits.slice(0, maxLengthOf(digits));
  const isLongDiners = detectBrand(digits) === 'diners' && limited.length > 14;
  const parts: string[] = [];
  let start = 0;
  for (const size of isLongDiners ? fourByFour : groups) {
    if (start < limited.length) parts.push(limited.slice(start, start + size));
    start += size;
  }
  return parts.join(' ');
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, character] of [...digits].reverse().entries()) {
    const doubled = index % 2 === 1 ? Number(character) * 2 : Number(character);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

export function checkCardNumber(digits: string): CardNumberError | null {
  const { lengths } = ruleFor(digits);
  if (digits.length < Math.min(...lengths)) return 'incomplete_number';
  if (!passesLuhn(digits)) return digits.length < Math.max(...lengths) ? 'incomplete_number' : 'invalid_number';
  return lengths.includes(digits.length) ? null : 'incomplete_number';
}
