import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { readProfile } from '@/lib/account/read-profile';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { AccountFrame } from '../account-frame';
import { ProfileForm } from './profile-form';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.profile.title, robots: { index: false } };
}

export default async function ProfilePage() {
  const ctx = await requireRole('patient');
  const { email } = assertUser(ctx);
  const profile = await readProfile(ctx);
  const { account } = await getMessages();
  const { profile: texts } = account;
  return (
    <AccountFrame section="profile" title={texts.title} email={email}>
      <Card as="section">
        <p className="mb-5">{texts.lead}</p>
        <ProfileForm profile={profile} texts={account} />
      </Card>
      <Card as="section" title={texts.email}>
        <p className="break-words font-bold">{email}</p>
        <p className="mt-2 text-[0.9375rem] text-ink-soft">{texts.emailHelp}</p>
      </Card>
      <Card as="section" title={texts.deleteTitle}>
        <p className="mb-4">{texts.deleteLead}</p>
        <ButtonLink look="danger" href="/account/delete">
          {texts.delete}
        </ButtonLink>
      </Card>
    </AccountFrame>
  );
}
