import type { MethodType } from './method-types';

interface Fee {
  basisPoints: number;
  minimumYen: number;
}

/** Stripe's fees in Japan (reference: stripe-api.md §3.1). */
const fees: Readonly<Record<MethodType, Fee>> = {
  card: { basisPoints: 360, minimumYen: 0 },
  konbini: { basisPoints: 360, minimumYen: 120 },
  paypay: { basisPoints: 398, minimumYen: 0 },
};

/** The fee of one payment in yen, rounded half up (docs: the rounding is not published). */
export function stripeFee(type: MethodType, amountYen: number): number {
  const { basisPoints, minimumYen } = fees[type];
  return Math.max(minimumYen, Math.floor((amountYen * basisPoints + 5000) / 10_000));
}
