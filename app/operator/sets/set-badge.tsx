import { useMessages } from 'next-intl';
import { StateBadge } from '@/components/ui/state-badge';
import type { SetRow } from '@/lib/sets/console-queries';

interface SetBadgeProps {
  readonly set: Pick<SetRow, 'startsOn' | 'endsOn' | 'stoppedAt'>;
  /** The calendar day in Japan. */
  readonly today: string;
}

export function SetBadge({ set, today }: SetBadgeProps) {
  const { sets } = useMessages().offers;
  if (set.stoppedAt !== null) return <StateBadge tone="neutral">{sets.stoppedState}</StateBadge>;
  if (today < set.startsOn) return <StateBadge tone="waiting">{sets.planned}</StateBadge>;
  if (set.endsOn !== null && today > set.endsOn) return <StateBadge tone="neutral">{sets.over}</StateBadge>;
  return <StateBadge tone="good">{sets.living}</StateBadge>;
}
