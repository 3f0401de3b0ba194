import { ArrowDownToLine, CircleDot, type LucideIcon, Mail, PenLine } from 'lucide-react';
import { useMessages, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { actionName } from '../../action-name';
import { ActorName } from '../../actor-name';
import { EventBadge } from '../../badges';
import { Moment } from '../../moment';
import type { TimelineItem } from './timeline-items';

const icons: Record<TimelineItem['kind'], LucideIcon> = {
  moment: CircleDot,
  event: ArrowDownToLine,
  mail: Mail,
  audit: PenLine,
};

/** What happened to the order, oldest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const { operator: texts } = useMessages();
  if (items.length === 0) return <p>{texts.order.timelineEmpty}</p>;
  return (
    <ol className="flex flex-col">
      {items.map((item) => {
        const Icon = icons[item.kind];
        return (
          <li key={item.key} className="flex gap-3 border-line border-l-2 py-2 pl-4">
            <Icon aria-hidden className="mt-1 size-5 shrink-0 text-key" />
            <div className="min-w-0 flex-1">
              <p className="text-[0.875rem] text-ink-soft">
                <Moment at={item.at} />
              </p>
              <Happening item={item} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Happening({ item }: { item: TimelineItem }): ReactNode {
  const { operator: texts } = useMessages();
  const t = useTranslations('operator.order');
  switch (item.kind) {
    case 'moment':
      return <p className="font-bold">{texts.order.moment[item.moment]}</p>;
    case 'mail': {
      const names: Readonly<Record<string, string>> = texts.mailTemplate;
      const mail = names[item.mail.template] ?? item.mail.template;
      return <p>{t('mailTo', { mail, state: texts.mailState[item.mail.state] })}</p>;
    }
    case 'event':
      return (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/operator/events/${encodeURIComponent(item.event.id)}`} className="link break-all">
            {item.event.type}
          </a>
          <span>{t('received', { count: item.event.receivedCount })}</span>
          <EventBadge state={item.event.state} />
        </p>
      );
    case 'audit':
      return (
        <>
          <p>
            {actionName(texts.action, item.entry.action)}
            <span className="text-[0.875rem] text-ink-soft">
              　<ActorName entry={item.entry} />
            </span>
          </p>
          {item.entry.reason === null ? null : (
            <p className=" text-[0.9375rem]">{t('reason', { reason: item.entry.reason })}</p>
          )}
        </>
      );
  }
}
