import { getMessages, getTranslations } from 'next-intl/server';
import { StateBadge } from '@/components/ui/state-badge';
import { Table } from '@/components/ui/table';
import type { JobHealth } from '@/lib/health/read-health';

/** Every scheduled job with its last beat. */
export async function JobsTable({ jobs }: { jobs: readonly JobHealth[] }) {
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.today');
  const names: Readonly<Record<string, string>> = texts.job;
  const every = ({ everySeconds }: JobHealth) =>
    everySeconds >= 86_400 ? texts.today.everyDay : t('everyMinutes', { minutes: Math.floor(everySeconds / 60) });
  const last = ({ lastBeatSecondsAgo: seconds }: JobHealth) => {
    if (seconds === null) return texts.today.never;
    if (seconds < 90) return t('secondsAgo', { seconds });
    const minutes = Math.floor(seconds / 60);
    return minutes < 120 ? t('minutesAgo', { minutes }) : t('hoursAgo', { hours: Math.floor(minutes / 60) });
  };
  const result = (job: JobHealth) => {
    if (job.isLate) return <StateBadge tone="bad">{texts.today.jobLateShort}</StateBadge>;
    if (job.succeeded === null) return <StateBadge tone="neutral">{texts.today.jobWaiting}</StateBadge>;
    return job.succeeded ? (
      <StateBadge tone="good">{texts.today.jobOk}</StateBadge>
    ) : (
      <StateBadge tone="bad">{texts.today.jobFailedShort}</StateBadge>
    );
  };
  return (
    <Table
      caption={texts.today.jobs}
      rows={jobs}
      rowKey={(job) => job.name}
      columns={[
        { key: 'name', header: texts.today.job, rowHeader: true, cell: (job) => names[job.name] ?? job.name },
        { key: 'every', header: texts.today.every, cell: every },
        { key: 'last', header: texts.today.lastBeat, cell: last },
        { key: 'result', header: texts.today.result, cell: result },
      ]}
    />
  );
}
