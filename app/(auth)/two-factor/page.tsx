import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { auth } from '@/lib/auth';
import { currentSession } from '@/lib/auth/current-actor';
import { openEnrolment } from '@/lib/auth/enrolment';
import { leaveForSignIn, leaveTo } from '@/lib/http/leave-page';
import { safePath } from '@/lib/http/safe-path';
import { beginEnrolment, signOut } from '../actions';
import { ButtonForm } from '../button-form';
import { landingPath } from '../landing-path';
import { Step } from '../step';
import { EnrolmentSteps } from './enrolment-steps';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.twoFactor');
  return { title: t('title'), robots: { index: false } };
}

interface TwoFactorPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function TwoFactorPage({ searchParams }: TwoFactorPageProps) {
  const asked = (await searchParams).next;
  const next = safePath(typeof asked === 'string' ? asked : null);
  const session = await currentSession();
  if (session === null) return leaveForSignIn();
  if (session.secondFactor === 'passed') return leaveTo(landingPath(next, session.grantedRoles));
  const t = await getTranslations('auth.twoFactor');
  if (session.secondFactor === 'enrolled') {
    const signIn = `/sign-in?next=${encodeURIComponent(next)}`;
    return (
      <Step title={t('againTitle')} lead={<p>{t('againLead')}</p>}>
        <ButtonForm action={signOut} submit={t('again')} pending={t('againPending')} next={signIn} />
      </Step>
    );
  }
  const enrolment = await openEnrolment({ auth: auth(), headers: await headers() });
  if (enrolment !== null) return <EnrolmentSteps enrolment={enrolment} next={next} />;
  return (
    <Step title={t('title')} lead={<p>{t('lead')}</p>}>
      <ButtonForm action={beginEnrolment} submit={t('start')} pending={t('starting')} next={next} />
    </Step>
  );
}
