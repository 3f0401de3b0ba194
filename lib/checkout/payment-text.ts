import { createTranslator } from 'next-intl';
import type { Ctx } from '@/lib/context';
import type { PaymentMethodType } from '@/lib/fees/methods';
import { offeredMethods } from '@/lib/fees/quote-methods';
import { quoteOrder } from '@/lib/fees/quote-order';
import type { OrderId } from '@/lib/ids';
import type { Yen } from '@/lib/money/yen';
import en from '@/messages/en/checkout.json';
import ja from '@/messages/ja/checkout.json';

/** How an order may be paid. */
export interface PaymentTerms {
  readonly methods: readonly PaymentMethodType[];
  readonly konbiniPayDays: number;
}

/** How an order may be paid now. The caller has checked who asks. */
export async function paymentTerms(ctx: Ctx, order: { id: OrderId; totalYen: Yen }): Promise<PaymentTerms> {
  const { policy, quotes } = await quoteOrder(ctx, order);
  return { methods: offeredMethods(quotes), konbiniPayDays: policy.konbiniPayDays };
}

/** Time and method of payment, as the final confirmation says it: one sentence per method that is offered. */
export function paymentText(order: PaymentTerms & { readonly totalYen: Yen }, locale: 'ja' | 'en'): string {
  const messages = locale === 'ja' ? ja : en;
  const t = createTranslator({ locale, messages, namespace: 'confirmation.payment' });
  if (order.totalYen === 0) return t('free');
  const sentences = order.methods.map((method) => t(method, { days: order.konbiniPayDays }));
  return sentences.join(locale === 'ja' ? '' : ' ');
}
