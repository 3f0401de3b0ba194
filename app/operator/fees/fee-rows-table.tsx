import { getMessages, getTranslations } from 'next-intl/server';
import { EmailText } from '@/components/ui/email-text';
import { StateBadge } from '@/components/ui/state-badge';
import { type Column, Table } from '@/components/ui/table';
import type { FeeRow } from '@/lib/fees/console-queries';
import { formatPercent } from '@/lib/fees/format-percent';
import type { MethodTerms } from '@/lib/fees/quote-methods';
import { formatYen } from '@/lib/money/yen';
import { formatMoment } from '../moment';

/** The columns of every table of terms. */
async function termsColumns(): Promise<readonly Column<MethodTerms>[]> {
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console');
  const texts = fees.console;
  const rate = ({ basisPoints, minimumFeeYen, rounding }: MethodTerms) => {
    const values = {
      rate: formatPercent(basisPoints),
      minimum: formatYen(minimumFeeYen),
      rounding: texts[rounding],
    };
    return minimumFeeYen === 0 ? t('termsNoMinimum', values) : t('termsText', values);
  };
  return [
    {
      key: 'method',
      header: texts.method,
      rowHeader: true,
      cell: ({ method }) => <span className="whitespace-nowrap">{fees.methods[method]}</span>,
    },
    {
      key: 'terms',
      header: texts.terms,
      cell: (terms) => (
        <span className="flex min-w-0 flex-col md:min-w-36">
          <span>{rate(terms)}</span>
          <span className="text-[0.875rem] text-ink-soft">
            {t('range', { min: formatYen(terms.minAmountYen), max: formatYen(terms.maxAmountYen) })}
          </span>
        </span>
      ),
    },
    {
      key: 'state',
      header: texts.state,
      cell: ({ switchedOn }) => (
        <StateBadge tone={switchedOn ? 'good' : 'neutral'}>{switchedOn ? texts.on : texts.off}</StateBadge>
      ),
    },
  ];
}

/** The terms of today, each with the way to its revision. */
export async function TermsTable({ terms }: { terms: readonly MethodTerms[] }) {
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console');
  const revise: Column<MethodTerms> = {
    key: 'revise',
    header: fees.console.revise,
    cell: ({ method }) => (
      <a
        href={`/operator/fees?method=${method}#revise`}
        className="link inline-flex min-h-11 items-center whitespace-nowrap"
      >
        <span className="sr-only">{t('reviseMethod', { method: fees.methods[method] })}</span>
        <span aria-hidden>{fees.console.revise}</span>
      </a>
    ),
  };
  return (
    <Table
      caption={fees.console.current}
      hideCaption
      rows={terms}
      rowKey={({ scheduleId }) => scheduleId}
      columns={[...(await termsColumns()), revise]}
    />
  );
}

/** Rows with their day, their reason and who entered them. */
export async function FeeRowsTable({ caption, rows }: { caption: string; rows: readonly FeeRow[] }) {
  const { fees } = await getMessages();
  const texts = fees.console;
  const entry: readonly Column<FeeRow>[] = [
    {
      key: 'validFrom',
      header: texts.validFrom,
      cell: ({ validFrom }) => <span className="num whitespace-nowrap">{validFrom}</span>,
    },
    {
      key: 'reason',
      header: texts.reason,
      cell: ({ reason, source }) => (
        <span className="flex min-w-0 flex-col md:min-w-32">
          <span>{reason}</span>
          <span className="text-[0.875rem] text-ink-soft">{source}</span>
        </span>
      ),
    },
    {
      key: 'enteredBy',
      header: texts.enteredBy,
      cell: ({ enteredBy, enteredAt }) =>
        enteredBy === null ? (
          texts.initial
        ) : (
          <span className="flex min-w-0 flex-col">
            <EmailText email={enteredBy} />
            <span className="num text-[0.875rem] text-ink-soft">{formatMoment(enteredAt)}</span>
          </span>
        ),
    },
  ];
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ scheduleId }) => scheduleId}
      columns={[...(await termsColumns()), ...entry]}
    />
  );
}
