import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { readParam, type SearchParams } from '@/lib/http/read-param';
import { formatLineCursor, listAccountLines, parseLineCursor, readAccount } from '@/lib/ledger/account-lines';
import { PageLinks } from '../../../page-links';
import { AccountLinesTable } from './account-lines-table';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const { operator } = await getMessages();
  return { title: operator.ledger.title, robots: { index: false } };
}

interface AccountPageProps {
  readonly params: Promise<{ accountId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const ctx = await requireRole('operator');
  const accountId = decoded((await params).accountId);
  const after = parseLineCursor(readParam(await searchParams, 'after'));
  const [account, page] = await Promise.all([
    readAccount(ctx, accountId),
    listAccountLines(ctx, { accountId, after, size: pageSize }),
  ]);
  if (account === null) return leaveAsNotFound();
  const { operator: texts, common } = await getMessages();
  const t = await getTranslations('operator.ledger');
  const path = `/operator/ledger/accounts/${encodeURIComponent(accountId)}`;
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.ledger.title, href: '/operator/ledger' }, { label: account.name }]}
      />
      <PageHeading title={t('accountTitle', { name: account.name })} />
      <Card>
        <p className="text-[0.9375rem] text-ink-soft">
          {texts.ledger.kinds[account.kind]}・{texts.ledger.balance}
        </p>
        <Money amount={account.balanceYen} size="lg" />
      </Card>
      <Card as="section" title={texts.ledger.lines}>
        {page.lines.length === 0 ? (
          <EmptyState title={texts.ledger.linesEmpty}>
            <p>{texts.ledger.linesEmptyHelp}</p>
          </EmptyState>
        ) : (
          <AccountLinesTable lines={page.lines} />
        )}
      </Card>
      <PageLinks path={path} isLater={after !== null} next={page.next && formatLineCursor(page.next)} />
    </>
  );
}
