import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { codeMinutes } from '@/lib/auth/options';
import { leaveTo } from '@/lib/http/leave-page';
import { pendingSignIn } from '@/lib/http/pending-cookie';
import { resendCode, submitCode } from '../../actions';
import { ButtonForm } from '../../button-form';
import { OneFieldForm } from '../../one-field-form';
import { Step } from '../../step';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.code');
  return { title: t('title'), robots: { index: false } };
}

export default async function CodePage() {
  const pending = await pendingSignIn();
  if (pending === null) return leaveTo('/sign-in');
  const t = await getTranslations('auth.code');
  const common = await getTranslations('common');
  const lead = (
    <>
      <p>{t('lead', { email: pending.email })}</p>
      <p>{t('validity', { minutes: codeMinutes })}</p>
    </>
  );
  return (
    <>
      <Step title={t('title')} lead={lead}>
        <OneFieldForm
          action={submitCode}
          field="code"
          label={t('code')}
          help={t('codeHelp')}
          submit={t('submit')}
          pending={t('submitting')}
          errorTitle={common('errorSummary', { count: 1 })}
        />
      </Step>
      <section className="mt-8 flex flex-col gap-4">
        <h2 className="font-bold text-[1.25rem]">{t('resendTitle')}</h2>
        <p>{t('resendLead')}</p>
        <ButtonForm
          action={resendCode}
          submit={t('resend')}
          pending={t('submitting')}
          look="outline"
          done={t('resent')}
        />
        <p>
          <a href="/sign-in" className="link inline-flex min-h-11 items-center">
            {t('otherEmail')}
          </a>
        </p>
      </section>
    </>
  );
}
