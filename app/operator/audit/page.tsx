import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { PageHeading } from '@/components/ui/page-heading';
import { listAudit } from '@/lib/audit/console-queries';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { ConsoleList } from '../console-list';
import { FilterForm, SearchFilter } from '../filter-form';
import { AuditTable } from './audit-table';

const path = '/operator/audit';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.audit.title, robots: { index: false } };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const subject = readParam(params, 'subject');
  const after = parseCursor('aud', readParam(params, 'after'));
  const page = await listAudit(ctx, { subject: subject === '' ? null : subject, after, size: pageSize });
  const texts = (await getMessages()).operator.audit;
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      <FilterForm path={path} filters={{ subject }}>
        <SearchFilter name="subject" label={texts.subjectLabel} help={texts.subjectHelp} value={subject} />
      </FilterForm>
      <ConsoleList
        path={path}
        filters={{ subject }}
        texts={texts}
        isEmpty={page.entries.length === 0}
        isLater={after !== null}
        next={page.next && formatCursor(page.next)}
      >
        <AuditTable entries={page.entries} />
      </ConsoleList>
    </>
  );
}
