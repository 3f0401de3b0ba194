import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Table } from '@/components/ui/table';
import type { IssuedPaper, OrderPapers, TicketPaper } from '@/lib/documents/order-papers';
import type { OrderId } from '@/lib/ids';
import { groupByFour } from '@/lib/tickets/readable-code';
import { TicketBadge } from '../../badges';
import { formatMoment, Moment } from '../../moment';

interface Row {
  readonly key: string;
  readonly name: ReactNode;
  readonly person: string | null;
  readonly issuedAt: Date;
  readonly taken: ReactNode;
}

/** Receipts, refund notes and tickets as PDFs, and what the buyer took of them. */
export async function PapersTable({ orderId, papers }: { orderId: OrderId; papers: OrderPapers }) {
  const { operator, documents } = await getMessages();
  const texts = operator.order.papers;
  const t = await getTranslations('operator.order.papers');
  const link = (href: string, name: string) => (
    <a href={href} className="link inline-flex min-h-11 items-center" download>
      {name}
    </a>
  );
  const issued = (paper: IssuedPaper): Row => ({
    key: paper.documentId,
    person: paper.addressee,
    issuedAt: paper.issuedAt,
    name: link(`/operator/documents/${paper.documentId}`, `${documents.list.kind[paper.kind]} ${paper.number}`),
    taken: (
      <span className="flex flex-col">
        <span>{paper.takenAt === null ? texts.notTaken : t('taken', { at: formatMoment(paper.takenAt) })}</span>
        {paper.reissuedAt === null ? null : (
          <span>{t('reissued', { count: paper.reissues, at: formatMoment(paper.reissuedAt) })}</span>
        )}
      </span>
    ),
  });
  const ticket = ({ ticketId, code, state, examineeName, issuedAt }: TicketPaper): Row => {
    const name = t('ticket', { code: groupByFour(code) });
    return {
      key: ticketId,
      person: examineeName,
      issuedAt,
      taken: <TicketBadge state={state} />,
      name: state === 'void' ? name : link(`/operator/orders/${orderId}/tickets/${ticketId}`, name),
    };
  };
  const rows = [...papers.issued.map(issued), ...papers.tickets.map(ticket)];
  if (rows.length === 0) return <p>{texts.empty}</p>;
  return (
    <Table
      caption={texts.heading}
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', header: texts.name, rowHeader: true, cell: ({ name }) => name },
        { key: 'issued', header: texts.issued, cell: ({ issuedAt }) => <Moment at={issuedAt} /> },
        { key: 'person', header: texts.person, cell: ({ person }) => person },
        { key: 'taken', header: texts.state, cell: ({ taken }) => taken },
      ]}
    />
  );
}
