import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await getMessages();
  return { title: account.delete.done, robots: { index: false } };
}

/** Nobody is signed in any more. */
export default async function AccountDeletedPage() {
  const {
    account: { delete: texts },
  } = await getMessages();
  return (
    <EmptyState level={1} title={texts.done}>
      <p>{texts.doneLead}</p>
      <ButtonLink href="/">{texts.home}</ButtonLink>
    </EmptyState>
  );
}
