const names: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  jcb: 'JCB',
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  unionpay: 'UnionPay',
};

/** A card's brand as it calls itself; Stripe's list is open. */
export function brandName(brand: string): string {
  return names[brand] ?? brand;
}
