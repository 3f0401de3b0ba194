import { FlaskConical, Radio, TestTube } from 'lucide-react';
import { useMessages } from 'next-intl';
import { StateBadge } from '@/components/ui/state-badge';
import { paymentsMode } from '@/lib/env';

const looks = {
  sandbox: { tone: 'neutral', icon: FlaskConical },
  test: { tone: 'waiting', icon: TestTube },
  live: { tone: 'good', icon: Radio },
} as const;

/** Whether the money on these pages is real. */
export function ModeBadge() {
  const mode = paymentsMode();
  const { operator } = useMessages();
  return (
    <StateBadge tone={looks[mode].tone} icon={looks[mode].icon}>
      {operator.mode[mode]}
    </StateBadge>
  );
}
