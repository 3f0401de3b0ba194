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
  const moments = [
    { moment: 'created' as const, at: order.createdAt },
    { moment: 'consented' as const, at: order.consentedAt },
    { moment: 'paid' as const, at: order.paidAt },
  ];
  const items: TimelineItem[] = [
    ...moments.flatMap(({ moment, at }) => (at === null ? [] : [{ kind: 'moment' as const, key: moment, at, moment }])),
    ...events.map((event) => ({ kind: 'event' as const, key: event.id, at: event.receivedAt, event })),
    ...mails.map((mail) => ({ kind: 'mail' as const, key: mail.template, at: mail.sentAt ?? mail.createdAt, mail })),
    ...audit.map((entry) => ({ kind: 'audit' as const, key: entry.id, at: entry.at, entry })),
  ];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime() || rank[a.kind] - rank[b.kind]);
}
