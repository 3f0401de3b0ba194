import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { leaveTo } from '@/lib/http/leave-page';
import { pendingSignIn } from '@/lib/http/pending-cookie';
import { submitTotp } from '../../actions';
import { OneFieldForm } from '../../one-field-form';
import { Step } from '../../step';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.totp');
  return { title: t('title'), robots: { index: false } };
}

export default async function TotpPage() {
  if ((await pendingSignIn()) === null) return leaveTo('/sign-in');
  const t = await getTranslations('auth.totp');
  const common = await getTranslations('common');
  return (
    <Step title={t('title')} lead={<p>{t('lead')}</p>}>
      <OneFieldForm
        action={submitTotp}
        field="code"
        label={t('code')}
        help={t('codeHelp')}
        submit={t('submit')}
        pending={t('submitting')}
        errorTitle={common('errorSummary', { count: 1 })}
      />
      <p className="mt-6 text-[0.9375rem] text-ink-soft">{t('lost')}</p>
    </Step>
  );
}
