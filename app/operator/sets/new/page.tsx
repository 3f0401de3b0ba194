import type { Metadata } from 'next';
import { getMessages } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { offerTargets } from '@/lib/sets/offer-targets';
import { jstDay } from '@/lib/time/jst';
import { SetForm } from './set-form';

export async function generateMetadata(): Promise<Metadata> {
  const { offers } = await getMessages();
  return { title: offers.sets.new, robots: { index: false } };
}

export default async function NewSetPage() {
  const ctx = await requireRole('operator');
  const { offers: texts, common } = await getMessages();
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.sets.title, href: '/operator/sets' }, { label: texts.sets.new }]}
      />
      <PageHeading title={texts.sets.new} />
      <SetForm texts={texts} targets={await offerTargets(ctx)} today={jstDay(ctx.clock.now())} />
    </>
  );
}
