import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import {
  formatDocumentCursor,
  listDocuments,
  parseDocumentCursor,
  unregisteredIssuers,
} from '@/lib/documents/console-queries';
import { documentFilterTexts, readDocumentFilter } from '@/lib/documents/document-filter';
import { hrefWith, readParam, type SearchParams } from '@/lib/http/read-param';
import { ConsoleList } from '../console-list';
import { CheckForm } from './check-form';
import { DocumentFilters } from './document-filters';
import { DocumentsTable } from './documents-table';

const path = '/operator/documents';
const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { documents } = await getMessages();
  return { title: documents.operator.title, robots: { index: false } };
}

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireRole('operator');
  const params = await searchParams;
  const filter = readDocumentFilter((name) => readParam(params, name));
  const after = parseDocumentCursor(readParam(params, 'after'));
  const [page, unregistered] = await Promise.all([
    listDocuments(ctx, { filter, after, size: pageSize }),
    unregisteredIssuers(ctx),
  ]);
  const { documents } = await getMessages();
  const t = await getTranslations('documents.operator.unregistered');
  const texts = documents.operator;
  const shown = { ...documentFilterTexts(filter) };
  return (
    <>
      <PageHeading title={texts.title} />
      <p>{texts.lead}</p>
      {unregistered.length === 0 ? null : (
        <Notice tone="warning" title={texts.unregistered.title}>
          {t('lead', { names: unregistered.join('、') })}
        </Notice>
      )}
      <DocumentFilters path={path} shown={shown} texts={texts} />
      <ButtonLink
        look="outline"
        href={hrefWith(`${path}/export`, shown)}
        className="self-start"
        icon={<Download aria-hidden className="size-5" />}
        download
      >
        {texts.csv}
      </ButtonLink>
      <ConsoleList
        path={path}
        filters={shown}
        texts={texts}
        isEmpty={page.documents.length === 0}
        isLater={after !== null}
        next={page.next && formatDocumentCursor(page.next)}
      >
        <DocumentsTable documents={page.documents} />
      </ConsoleList>
      <Card as="section" title={texts.check.heading}>
        <p className="mb-4">{texts.check.lead}</p>
        <CheckForm texts={texts.check} />
      </Card>
    </>
  );
}
