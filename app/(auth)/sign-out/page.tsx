import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { currentSession } from '@/lib/auth/current-actor';
import { leaveTo } from '@/lib/http/leave-page';
import { signOut } from '../actions';
import { ButtonForm } from '../button-form';
import { Step } from '../step';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signOut');
  return { title: t('title'), robots: { index: false } };
}

export default async function SignOutPage() {
  const session = await currentSession();
  if (session === null) return leaveTo('/sign-in');
  const t = await getTranslations('auth.signOut');
  return (
    <Step title={t('title')} lead={<p>{t('lead', { email: session.email })}</p>}>
      <ButtonForm action={signOut} submit={t('submit')} pending={t('submitting')} next="/" />
      <p className="mt-4">
        <a href="/" className="link inline-flex min-h-11 items-center">
          {t('back')}
        </a>
      </p>
    </Step>
  );
}
