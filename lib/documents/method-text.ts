const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  jcb: 'JCB',
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  unionpay: 'UnionPay',
};

interface PaidWith {
  readonly methodType: string | null;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
}

/** How it was paid: a card's use must be named (印紙税), and the shop's own slip of a konbini is another document. */
export function methodText({ methodType, cardBrand, cardLast4 }: PaidWith): string {
  if (methodType === 'konbini') return 'コンビニ決済にて領収';
  if (methodType === 'paypay') return 'PayPay（コード決済）利用';
  const card = cardBrand === null || cardLast4 === null ? '' : `（${brands[cardBrand] ?? cardBrand} 末尾${cardLast4}）`;
  return `クレジットカード利用${card}`;
}

/** Where the money goes back to. */
export function refundMethodText({ methodType }: PaidWith): string {
  if (methodType === 'konbini') return 'ご指定の銀行口座への振込';
  return methodType === 'paypay' ? 'PayPay残高などお支払い元への返金' : 'お支払いに使ったクレジットカードへの返金';
}
