import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { listFamily } from '@/lib/account/family';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { AccountFrame } from '../account-frame';
import { FamilyForm } from './family-form';
import { FamilyList } from './family-list';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.family.title, robots: { index: false } };
}

export default async function FamilyPage({ searchParams }: { searchParams: Promise<{ notice?: string | string[] }> }) {
  const ctx = await requireRole('patient');
  const { email } = assertUser(ctx);
  const members = await listFamily(ctx);
  const { notice } = await searchParams;
  const { account } = await getMessages();
  const { family: texts } = account;
  return (
    <AccountFrame section="family" title={texts.title} email={email}>
      {notice === 'saved' || notice === 'removed' ? (
        <Notice tone="good" live>
          {texts[notice]}
        </Notice>
      ) : null}
      <p>{texts.lead}</p>
      {members.length === 0 ? (
        <EmptyState title={texts.empty}>
          <p>{texts.emptyHelp}</p>
        </EmptyState>
      ) : (
        <FamilyList members={members} />
      )}
      <Card as="section" title={texts.addTitle}>
        <FamilyForm member={null} texts={account} />
      </Card>
    </AccountFrame>
  );
}
