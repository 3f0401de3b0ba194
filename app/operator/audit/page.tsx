import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { TextField } from '@/components/ui/text-field';
import { listAudit } from '@/lib/audit/console-queries';
import { requireRole } from '@/lib/auth/require-role';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { formatCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { FilterForm } from '../filter-form';
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
  const { operator: texts, common } = await getMessages();
  return (
    <>
      <PageHeading title={texts.audit.title} />
      <p>{texts.audit.lead}</p>
      <FilterForm path={path} isFiltered={subject !== ''}>
        <div className="min-w-0 flex-[1_1_20rem]">
          <TextField
            name="subject"
            type="search"
            label={texts.audit.subjectLabel}
            help={texts.audit.subjectHelp}
            defaultValue={subject}
            autoComplete="off"
          />
        </div>
      </FilterForm>
      {page.entries.length === 0 ? (
        <Card>
          <EmptyState
            title={subject === '' ? texts.audit.empty : texts.audit.notFound}
            drawing={subject === '' ? 'tray' : 'search'}
          >
            <p>{subject === '' ? texts.audit.emptyHelp : texts.audit.notFoundHelp}</p>
          </EmptyState>
        </Card>
      ) : (
        <div className="card md:p-2">
          <AuditTable entries={page.entries} />
        </div>
      )}
      <Pagination
        label={common.pages}
        next={
          page.next === null
            ? undefined
            : { href: hrefWith(path, { subject, after: formatCursor(page.next) }), label: common.next }
        }
        first={after === null ? undefined : { href: hrefWith(path, { subject }), label: common.first }}
      />
    </>
  );
}
