import type { Metadata } from 'next';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { requireRole } from '@/lib/auth/require-role';
import { readFacilityLadder } from '@/lib/cancel-policy/console-queries';
import { leaveAsNotFound } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { jstDay } from '@/lib/time/jst';
import { CurrentLadder } from './current-ladder';
import { LadderForm } from './ladder-form';
import { LadderHistory } from './ladder-history';

export async function generateMetadata(): Promise<Metadata> {
  const { facilities } = await getMessages();
  return { title: facilities.ladder, robots: { index: false } };
}

/** A facility's cancellation fees: what holds, what it means in days and yen, why, and the form for a new one. */
export default async function FacilityPage({ params }: { params: Promise<{ facilityId: string }> }) {
  const ctx = await requireRole('operator');
  const facilityId = parseId('fac', (await params).facilityId);
  const found = facilityId === null ? null : await readFacilityLadder(ctx, facilityId);
  if (facilityId === null || found === null) return leaveAsNotFound();
  const now = ctx.clock.now();
  const { facilities: texts, calendar, common } = await getMessages();
  const t = await getTranslations('facilities.page');
  return (
    <>
      <Breadcrumbs
        label={common.breadcrumbs}
        crumbs={[{ label: texts.title, href: '/operator/facilities' }, { label: found.name }]}
      />
      <PageHeading title={t('title', { facility: found.name })}>
        <ButtonLink look="outline" href={`/operator/facilities/${facilityId}/calendar`}>
          {calendar.operator.link}
        </ButtonLink>
      </PageHeading>
      <Card as="section" title={texts.page.current}>
        <CurrentLadder found={found} now={now} />
      </Card>
      <Card as="section" title={texts.form.title}>
        <LadderForm facilityId={facilityId} ladder={found.ladder} today={jstDay(now)} texts={texts.form} />
      </Card>
      <Card as="section" title={texts.page.history}>
        <LadderHistory rows={found.history} today={jstDay(now)} />
      </Card>
    </>
  );
}
