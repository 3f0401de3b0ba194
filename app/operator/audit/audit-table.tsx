import { getMessages, getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import type { AuditRow } from '@/lib/audit/console-queries';
import { actionName } from '../action-name';
import { ActorName } from '../actor-name';
import { Moment } from '../moment';

/** Where the subject of an entry can be looked at. */
function pageOf(subjectId: string): string | null {
  if (subjectId.startsWith('ord_')) return `/operator/orders/${subjectId}`;
  if (subjectId.startsWith('evt_')) return `/operator/events/${encodeURIComponent(subjectId)}`;
  return null;
}

/** `state: paid → refunded`; values that only one side has stand alone. */
function changes({ before, after }: AuditRow): readonly string[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return keys.map((key) => {
    const [old, now] = [before?.[key], after?.[key]];
    return old === undefined || old === null ? `${key}: ${show(now)}` : `${key}: ${show(old)} → ${show(now ?? null)}`;
  });
}

export async function AuditTable({ entries }: { entries: readonly AuditRow[] }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.audit');
  const subject = ({ subjectId }: AuditRow) => {
    const href = pageOf(subjectId);
    const text = <span className="break-all font-mono text-[0.875rem]">{subjectId}</span>;
    return href === null ? (
      text
    ) : (
      <a href={href} className="link">
        {text}
      </a>
    );
  };
  return (
    <Table
      caption={texts.audit.caption}
      hideCaption
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'action',
          header: texts.audit.action,
          rowHeader: true,
          cell: (entry) => (
            <span className="flex flex-col">
              <span>{actionName(texts.action, entry.action)}</span>
              {entry.reason === null ? null : (
                <span className=" text-[0.9375rem]">{t('reason', { reason: entry.reason })}</span>
              )}
            </span>
          ),
        },
        { key: 'at', header: texts.audit.at, cell: (entry) => <Moment at={entry.at} /> },
        { key: 'actor', header: texts.audit.actor, cell: (entry) => <ActorName entry={entry} /> },
        { key: 'subject', header: texts.audit.subject, cell: subject },
        {
          key: 'change',
          header: texts.audit.change,
          cell: (entry) => (
            <ul className="font-mono text-[0.875rem] text-ink-soft">
              {changes(entry).map((change) => (
                <li key={change} className="break-all">
                  {change}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
