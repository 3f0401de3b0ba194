import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { Enrolment } from '@/lib/auth/enrolment';
import { confirmEnrolment } from '../actions';
import { OneFieldForm } from '../one-field-form';

/** The secret as QR and text, then its first digits. */
export async function EnrolmentSteps({ enrolment, next }: { enrolment: Enrolment; next: string }) {
  const t = await getTranslations('auth.twoFactor');
  const common = await getTranslations('common');
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-bold text-[1.625rem] leading-snug sm:text-[1.75rem]">{t('title')}</h1>
      <Card as="section" title={t('scanTitle')}>
        <p>{t('scanLead')}</p>
        <svg
          role="img"
          aria-label={t('qr')}
          viewBox={`0 0 ${enrolment.qr.size} ${enrolment.qr.size}`}
          className="my-4 size-52 rounded-8 bg-white p-2"
          shapeRendering="crispEdges"
        >
          <path d={enrolment.qr.path} fill="#000" />
        </svg>
        <p className="text-[0.9375rem] text-ink-soft">{t('secretTitle')}</p>
        <p className="mt-1 font-bold text-[1.125rem] tracking-wider">
          <code>{enrolment.secret}</code>
        </p>
      </Card>
      <Card as="section" title={t('confirmTitle')}>
        <OneFieldForm
          action={confirmEnrolment}
          field="code"
          label={t('code')}
          help={t('codeHelp')}
          submit={t('submit')}
          pending={t('submitting')}
          errorTitle={common('errorSummary', { count: 1 })}
          next={next}
        />
      </Card>
    </div>
  );
}
