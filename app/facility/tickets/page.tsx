import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { CodeForm } from './code-form';

export async function generateMetadata(): Promise<Metadata> {
  const { facility } = await getMessages();
  return { title: facility.tickets.title, robots: { index: false } };
}

export default async function FacilityTicketsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole('facility');
  const failed = readParam(await searchParams, 'notice') === 'failed';
  const { facility: texts } = await getMessages();
  const common = await getTranslations('common');
  return (
    <>
      <PageHeading title={texts.tickets.title} />
      {failed ? (
        <Notice tone="bad" live>
          {texts.ticket.failed}
        </Notice>
      ) : null}
      <Card className="max-w-[40rem]">
        <CodeForm texts={texts.tickets} errorTitle={common('errorSummary', { count: 1 })} />
      </Card>
    </>
  );
}
