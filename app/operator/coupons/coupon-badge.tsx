import { useMessages } from 'next-intl';
import { StateBadge } from '@/components/ui/state-badge';
import type { ConsoleCoupon } from '@/lib/coupons/console-queries';

/** A coupon that Stripe does not take stands out. */
export function CouponBadge({ coupon }: { coupon: Pick<ConsoleCoupon, 'state' | 'stripeError'> }) {
  const { offers } = useMessages();
  const tone = coupon.stripeError !== null ? 'warning' : coupon.state === 'active' ? 'good' : 'neutral';
  return (
    <StateBadge tone={coupon.state === 'planned' && tone === 'neutral' ? 'waiting' : tone}>
      {offers.states[coupon.state]}
    </StateBadge>
  );
}
