import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentSession } from '@/lib/auth/current-actor';
import { leaveTo } from '@/lib/http/leave-page';
import { safePath } from '@/lib/http/safe-path';
import { requestCode } from '../actions';
import { landingPath } from '../landing-path';
import { OneFieldForm } from '../one-field-form';
import { Step } from '../step';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn');
  return { title: t('title'), robots: { index: false } };
}

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = (await searchParams).next;
  const next = safePath(typeof asked === 'string' ? asked : null);
  const session = await currentSession();
  if (session !== null) leaveTo(landingPath(next, session.grantedRoles));
  const t = await getTranslations('auth.signIn');
  const common = await getTranslations('common');
  return (
    <Step title={t('title')} lead={<p>{t('lead')}</p>}>
      <OneFieldForm
        action={requestCode}
        field="email"
        label={t('email')}
        help={t('emailHelp')}
        submit={t('send')}
        pending={t('sending')}
        errorTitle={common('errorSummary', { count: 1 })}
        next={next}
      />
      <p className="mt-6 text-[0.9375rem] text-ink-soft">{t('guest')}</p>
    </Step>
  );
}
