import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { requireRole } from '@/lib/auth/require-role';
import { newestFeeRow } from '@/lib/fees/console-queries';
import { feeRowValues } from '@/lib/fees/fee-form';
import type { PaymentMethodType } from '@/lib/fees/methods';
import { FeeRowForm } from './fee-row-form';
import { readFormTexts } from './read-form-texts';

/** The form for a method's next row, filled with its newest one. */
export async function ReviseSection({ method, today }: { method: PaymentMethodType; today: string }) {
  const ctx = await requireRole('operator');
  const newest = await newestFeeRow(ctx, method);
  const { fees } = await getMessages();
  const t = await getTranslations('fees.console.form');
  const texts = await readFormTexts();
  const defaults = feeRowValues({ ...newest, validFrom: today, reason: '' });
  return (
    <Card as="section" title={<span id="revise">{t('title', { method: fees.methods[method] })}</span>}>
      <p className="mb-6">{texts.form.lead}</p>
      <FeeRowForm
        key={newest.scheduleId}
        method={method}
        follows={newest.scheduleId}
        defaults={defaults}
        today={today}
        texts={texts}
      />
    </Card>
  );
}
