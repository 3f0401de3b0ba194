import { useMessages } from 'next-intl';
import { StateBadge } from '@/components/ui/state-badge';
import type { MethodQuote } from '@/lib/fees/quote-methods';

/** Offered, or why not, in the operator's words. */
export function OfferState({ reason, isOff = false }: { reason: MethodQuote['reason']; isOff?: boolean }) {
  const texts = useMessages().fees.console;
  return (
    <span className="flex flex-col items-end gap-1 text-right md:items-start md:text-left">
      <StateBadge tone={reason === null ? 'good' : 'warning'}>
        {reason === null ? texts.offered : texts.notOffered}
      </StateBadge>
      {reason === null ? null : <span className="text-[0.9375rem]">{texts.why[reason]}</span>}
      {isOff ? <span className="text-[0.9375rem] text-ink-soft">{texts.simulator.ifOn}</span> : null}
    </span>
  );
}
