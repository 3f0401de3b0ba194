import { useMessages } from 'next-intl';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import type { ConsoleRefund, ConsoleTicket } from '@/lib/checkout/console-order';
import type { OrderRow } from '@/lib/checkout/console-queries';
import type { UnresolvedRequest } from '@/lib/stripe/console-queries';
import type { EventState } from '@/lib/webhooks/console-queries';

const orderTones: Record<OrderRow['state'], Tone> = {
  draft: 'neutral',
  awaiting_payment: 'waiting',
  paid: 'good',
  expired: 'neutral',
  canceled: 'neutral',
  refunded: 'neutral',
};

/** A parked payment outranks the order's own state. */
export function OrderBadge({ state, parkedReason }: { state: OrderRow['state']; parkedReason: string | null }) {
  const { operator } = useMessages();
  if (parkedReason !== null) return <StateBadge tone="bad">{operator.parked.label}</StateBadge>;
  return <StateBadge tone={orderTones[state]}>{operator.orderState[state]}</StateBadge>;
}

const eventTones: Record<EventState, Tone> = {
  new: 'waiting',
  running: 'waiting',
  done: 'good',
  dead: 'bad',
  ignored: 'neutral',
};

export function EventBadge({ state }: { state: EventState }) {
  return <StateBadge tone={eventTones[state]}>{useMessages().operator.eventState[state]}</StateBadge>;
}

const refundTones: Record<ConsoleRefund['state'], Tone> = {
  planned: 'waiting',
  pending: 'waiting',
  requires_action: 'warning',
  succeeded: 'good',
  failed: 'bad',
  canceled: 'neutral',
};

export function RefundBadge({ state }: { state: ConsoleRefund['state'] }) {
  return <StateBadge tone={refundTones[state]}>{useMessages().operator.refundState[state]}</StateBadge>;
}

const ticketTones: Record<ConsoleTicket['state'], Tone> = { issued: 'good', redeemed: 'neutral', void: 'neutral' };

export function TicketBadge({ state }: { state: ConsoleTicket['state'] }) {
  return <StateBadge tone={ticketTones[state]}>{useMessages().operator.ticketState[state]}</StateBadge>;
}

const requestTones: Record<UnresolvedRequest['state'], Tone> = {
  planned: 'waiting',
  sent: 'waiting',
  confirmed: 'good',
  refused: 'warning',
  unknown: 'bad',
};

export function RequestBadge({ state }: { state: UnresolvedRequest['state'] }) {
  return <StateBadge tone={requestTones[state]}>{useMessages().operator.requestState[state]}</StateBadge>;
}
