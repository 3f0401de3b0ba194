import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { readFamilyMember } from '@/lib/account/family';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { AccountFrame } from '../../account-frame';
import { FamilyForm } from '../family-form';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.family.editTitle, robots: { index: false } };
}

export default async function FamilyMemberPage({ params }: { params: Promise<{ memberId: string }> }) {
  const ctx = await requireRole('patient');
  const { email } = assertUser(ctx);
  const memberId = parseId('fam', (await params).memberId);
  const member = memberId === null ? null : await readFamilyMember(ctx, memberId);
  if (member === null) return leaveAsNotFound();
  const { account } = await getMessages();
  return (
    <AccountFrame section="family" title={account.family.editTitle} email={email}>
      <Card as="section">
        <FamilyForm member={member} texts={account} />
        <p className="mt-4">
          <a href="/account/family" className="link inline-flex min-h-11 items-center">
            {account.family.back}
          </a>
        </p>
      </Card>
    </AccountFrame>
  );
}
