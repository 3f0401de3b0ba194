import { AppError } from '@/lib/errors';
import type { StripeAnswer } from './request';

/**
 * The object of a confirmed request; null while trying again may help. Throws `payments_unavailable` when Stripe refused what we
 * asked (a revoked key, a missing permission, a bad parameter): nobody can pay until an operator has mended it.
 */
export function confirmedObject<StripeObject>(answer: StripeAnswer<StripeObject>): StripeObject | null {
  if (answer.outcome === 'confirmed') return answer.object;
  if (answer.outcome === 'refused' && answer.error.kind === 'bug') throw new AppError('payments_unavailable');
  return null;
}
