import { randomInt } from 'node:crypto';
import type { Stripe } from 'stripe';

export const chains = ['familymart', 'lawson', 'ministop', 'seicomart'] as const;
export type Chain = (typeof chains)[number];

export const chainNames: Readonly<Record<Chain, string>> = {
  familymart: 'ファミリーマート',
  lawson: 'ローソン',
  ministop: 'ミニストップ',
  seicomart: 'セイコーマート',
};

/** What is typed in at each chain: company and order number, or a receipt number with the confirmation number. */
export function storeCodes(confirmationNumber: string): Stripe.PaymentIntent.NextAction.KonbiniDisplayDetails.Stores {
  const withNumber = () => ({ confirmation_number: confirmationNumber, payment_code: digits(6) });
  return {
    familymart: { payment_code: `20020-${digits(12)}` },
    lawson: withNumber(),
    ministop: withNumber(),
    seicomart: withNumber(),
  };
}

/** The number that Stripe makes up when neither merchant nor customer gave one; never a test value. */
export function randomConfirmationNumber(): string {
  return `9${digits(10)}`;
}

function digits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}
