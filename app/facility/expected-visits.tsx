import { getMessages, getTranslations } from 'next-intl/server';
import { Pagination } from '@/components/ui/pagination';
import { Table } from '@/components/ui/table';
import type { ExpectedVisit } from '@/lib/tickets/counter-queries';
import { Examinee } from './examinee';

interface ExpectedVisitsProps {
  readonly page: { readonly visits: readonly ExpectedVisit[]; readonly next: string | null };
  readonly isFirst: boolean;
}

/** Who is to come today. Without codes: those are the patient's proof. */
export async function ExpectedVisits({ page, isFirst }: ExpectedVisitsProps) {
  const { facility: texts, common } = await getMessages();
  const t = await getTranslations('facility.today');
  return (
    <>
      {page.visits.length === 0 ? (
        <p>{texts.today.expectedEmpty}</p>
      ) : (
        <Table
          caption={texts.today.expected}
          hideCaption
          rows={page.visits}
          rowKey={(visit) => visit.ticketId}
          columns={[
            {
              key: 'examinee',
              header: texts.today.examinee,
              rowHeader: true,
              cell: (visit) => <Examinee name={visit.examineeName} kana={visit.examineeKana} />,
            },
            { key: 'course', header: texts.today.course, cell: (visit) => visit.courseTitle },
          ]}
        />
      )}
      <p className="mt-3 text-[0.9375rem] text-ink-soft">{t('expectedHelp')}</p>
      <Pagination
        label={common.pages}
        next={page.next === null ? undefined : { href: `/facility?expected=${page.next}`, label: common.next }}
        first={isFirst ? undefined : { href: '/facility', label: common.first }}
      />
    </>
  );
}
