import { useMessages } from 'next-intl';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import type { ConsoleDispute } from '@/lib/disputes/console-queries';

const tones: Record<ConsoleDispute['state'], Tone> = {
  warning_needs_response: 'warning',
  warning_under_review: 'waiting',
  warning_closed: 'neutral',
  needs_response: 'bad',
  under_review: 'waiting',
  won: 'good',
  lost: 'bad',
  prevented: 'neutral',
};

export function DisputeBadge({ state }: { state: ConsoleDispute['state'] }) {
  return <StateBadge tone={tones[state]}>{useMessages().disputes.state[state]}</StateBadge>;
}
