import type { CardBrand } from './card-number';

const names: { [Brand in CardBrand]: string } = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  jcb: 'JCB',
  diners: 'Diners Club',
  discover: 'Discover',
  unionpay: 'UnionPay',
  unknown: 'Card',
};

export const acceptedBrands = ['visa', 'mastercard', 'jcb', 'amex'] as const satisfies readonly CardBrand[];

export function brandName(brand: CardBrand): string {
  return names[brand];
}

export function readBrand(text: string | null): CardBrand {
  switch (text) {
    case 'visa':
    case 'mastercard':
    case 'amex':
    case 'jcb':
    case 'diners':
    case 'discover':
    case 'unionpay':
      return text;
    default:
      return 'unknown';
  }
}
