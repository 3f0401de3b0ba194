import type { RefusalReason } from '@/db/schema';
import type { FeePolicyId, FeeScheduleId } from '@/lib/ids';
import { type Yen, yen } from '@/lib/money/yen';
import { addDays, daysBetween } from '@/lib/time/calendar-day';
import { type FeeRate, feeShareOf, methodFee } from './method-fee';
import type { PaymentMethodType } from './methods';

/** What one method costs and takes on a day. */
export interface MethodTerms extends FeeRate {
  readonly scheduleId: FeeScheduleId;
  readonly method: PaymentMethodType;
  readonly minAmountYen: Yen;
  readonly maxAmountYen: Yen;
  readonly switchedOn: boolean;
}

/** What a method may cost. */
export interface FeePolicy {
  readonly policyId: FeePolicyId;
  readonly maxFeeShareBasisPoints: number;
  readonly minNetYen: Yen;
  readonly konbiniPayDays: number;
  readonly konbiniDaysBeforeFee: number;
}

/** A sale as the guard sees it. Days are calendar days in Japan; null: undated, or canceling never costs anything. */
export interface Sale {
  readonly amountYen: Yen;
  /** What is the facilities' of it. */
  readonly shareYen: Yen;
  /** The discounts in it that we bear. */
  readonly ownDiscountsYen: Yen;
  readonly examDate?: string | null;
  readonly firstFeeDay?: string | null;
}

export interface QuoteRequest extends Sale {
  readonly schedule: readonly MethodTerms[];
  readonly policy: FeePolicy;
  readonly today: string;
}

export interface MethodQuote {
  readonly method: PaymentMethodType;
  readonly scheduleId: FeeScheduleId;
  readonly minAmountYen: Yen;
  readonly maxAmountYen: Yen;
  readonly feeYen: Yen;
  /** Rounded up. */
  readonly feeShareBasisPoints: number;
  /** What the fee leaves of our commission, before the discounts that we bear. May be negative. */
  readonly netYen: Yen;
  readonly offered: boolean;
  /** Why it is not offered; null when it is. */
  readonly reason: RefusalReason | null;
}

/**
 * What each method of the schedule would cost a sale, and whether it is offered: between the method's amounts (konbini ¥120 to
 * ¥300,000, PayPay ¥50 to ¥1,000,000; stripe-api.md §3.2, §3.3), its fee no larger a part of the sale than the policy allows and
 * leaving us the floor, and a voucher's last day early enough before canceling costs something (japan.md §5, §8 no. 7).
 * Throws RangeError for amounts below ¥1: a free order has no method.
 */
export function quoteMethods(request: QuoteRequest): readonly MethodQuote[] {
  const { amountYen, shareYen, ownDiscountsYen, schedule } = request;
  if (amountYen < 1) throw new RangeError(`nothing to pay: ${amountYen}`);
  return schedule.map((terms) => {
    const feeYen = methodFee(terms, amountYen);
    const numbers = {
      feeYen,
      feeShareBasisPoints: feeShareOf(feeYen, amountYen),
      netYen: yen(amountYen + ownDiscountsYen - shareYen - feeYen),
    };
    const reason = whyNotOffered(request, terms, numbers);
    const { method, scheduleId, minAmountYen, maxAmountYen } = terms;
    return { method, scheduleId, minAmountYen, maxAmountYen, ...numbers, offered: reason === null, reason };
  });
}

type Numbers = Pick<MethodQuote, 'feeShareBasisPoints' | 'netYen'>;

function whyNotOffered(request: QuoteRequest, terms: MethodTerms, numbers: Numbers): RefusalReason | null {
  const { amountYen, policy } = request;
  if (!terms.switchedOn) return 'switched_off';
  if (amountYen < terms.minAmountYen) return 'below_minimum';
  if (amountYen > terms.maxAmountYen) return 'above_maximum';
  if (numbers.feeShareBasisPoints > policy.maxFeeShareBasisPoints) return 'fee_share';
  if (numbers.netYen < policy.minNetYen) return 'net_floor';
  return terms.method === 'konbini' && isTooNear(request) ? 'exam_too_near' : null;
}

/** A voucher of today could be paid so late that its buyer has too few days left to cancel for nothing. */
function isTooNear({ examDate = null, firstFeeDay = null, policy, today }: QuoteRequest): boolean {
  const lastDay = addDays(today, policy.konbiniPayDays);
  return [examDate, firstFeeDay].some(
    (limit) => limit !== null && daysBetween(lastDay, limit) < policy.konbiniDaysBeforeFee,
  );
}

/** The methods that are offered, in the schedule's order. */
export function offeredMethods(quotes: readonly MethodQuote[]): readonly PaymentMethodType[] {
  return quotes.filter(({ offered }) => offered).map(({ method }) => method);
}
