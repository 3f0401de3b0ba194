import type { AuditRow } from '@/lib/audit/console-queries';
import type { ConsoleMail, ConsoleOrder } from '@/lib/checkout/console-order';
import type { EventRow } from '@/lib/webhooks/console-queries';

export type TimelineItem = { readonly key: string } & (
  | { readonly kind: 'moment'; readonly at: Date; readonly moment: 'created' | 'consented' | 'paid' }
  | { readonly kind: 'event'; readonly at: Date; readonly event: EventRow }
  | { readonly kind: 'mail'; readonly at: Date; readonly mail: ConsoleMail }
  | { readonly kind: 'audit'; readonly at: Date; readonly entry: AuditRow }
);

interface Sources {
  readonly found: ConsoleOrder;
  readonly events: readonly EventRow[];
  readonly audit: readonly AuditRow[];
}

/** Where two things happened in the same millisecond, the cause stands before what followed from it. */
const rank = { moment: 0, event: 1, audit: 2, mail: 3 } as const;

/** Everything that happened to an order, oldest first. */
export function timelineOf({ found: { order, mails }, events, audit }: Sources): readonly TimelineItem[] {
  // The audit log says the same with its actor; the order's own times stand in where it has no entry.
  const isAudited = (action: string) => audit.some((entry) => entry.action === action);
  const moments = [
    { moment: 'created' as const, at: order.createdAt, action: 'order.created' },
    { moment: 'consented' as const, at: order.consentedAt, action: 'order.details_submitted' },
    { moment: 'paid' as const, at: order.paidAt, action: 'order.paid' },
  ].filter(({ action }) => !isAudited(action));
  const items: TimelineItem[] = [
    ...moments.flatMap(({ moment, at }) => (at === null ? [] : [{ kind: 'moment' as const, key: moment, at, moment }])),
    ...events.map((event) => ({ kind: 'event' as const, key: event.id, at: event.receivedAt, event })),
    ...mails.map((mail) => ({ kind: 'mail' as const, key: mail.template, at: mail.sentAt ?? mail.createdAt, mail })),
    ...audit.map((entry) => ({ kind: 'audit' as const, key: entry.id, at: entry.at, entry })),
  ];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime() || rank[a.kind] - rank[b.kind]);
}
