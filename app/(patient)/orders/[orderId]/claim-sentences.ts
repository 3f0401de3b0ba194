import type { BuyerClaim } from '@/lib/checkout/read-claims';
import type { OrderTicket } from '@/lib/tickets/queries';

export type ClaimSentence = 'usableMeanwhile' | 'noCancel' | 'stillUsable' | 'void';

/** What a claim means for the tickets as they are now, and for canceling. Names texts of `orders.claim`. */
export function claimSentences(
  { stage, stopsRefunds }: Pick<BuyerClaim, 'stage' | 'stopsRefunds'>,
  tickets: readonly Pick<OrderTicket, 'state'>[],
): readonly ClaimSentence[] {
  const has = (state: OrderTicket['state']) => tickets.some((ticket) => ticket.state === state);
  const said: readonly (readonly [ClaimSentence, boolean])[] = [
    ['usableMeanwhile', stage === 'asking' && has('issued')],
    ['noCancel', stopsRefunds],
    ['void', stage === 'lost' && has('void')],
    ['stillUsable', stage !== 'asking' && has('issued')],
  ];
  return said.flatMap(([sentence, holds]) => (holds ? [sentence] : []));
}
