import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { assertUser } from '@/lib/auth/assert-user';
import { requireRole } from '@/lib/auth/require-role';
import { AccountFrame } from '../account-frame';
import { DeleteForm } from './delete-form';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.delete.title, robots: { index: false } };
}

/** What is deleted and what stays, before the button. */
export default async function DeleteAccountPage() {
  const ctx = await requireRole('patient');
  const { email } = assertUser(ctx);
  const { account } = await getMessages();
  const { delete: texts } = account;
  const list = (items: Readonly<Record<string, string>>) => (
    <ul className="my-3 list-disc pl-6">
      {Object.entries(items).map(([key, text]) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
  return (
    <AccountFrame section="profile" title={texts.title} email={email}>
      <Card as="section">
        <p>{texts.lead}</p>
        {list(texts.removed)}
        <p>{texts.keptLead}</p>
        {list(texts.kept)}
        <DeleteForm texts={account} />
        <p className="mt-4">
          <a href="/account/profile" className="link inline-flex min-h-11 items-center">
            {texts.back}
          </a>
        </p>
      </Card>
    </AccountFrame>
  );
}
