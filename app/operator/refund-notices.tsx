import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { MoneyStop } from '@/lib/reconciliation/money-stop';

export interface RefundsFound {
  readonly stop: MoneyStop | null;
  /** Came back from the bank. */
  readonly back: number;
  /** Wait for the patient's bank account. */
  readonly bank: number;
}

/** Whether money is stopped, and which refunds wait for somebody. */
export async function RefundNotices({ found: { stop, back, bank } }: { found: RefundsFound }) {
  const { operatorRefunds } = await getMessages();
  const t = await getTranslations('operatorRefunds.attention');
  const link = (
    <a href="/operator/refunds" className="link inline-flex min-h-11 items-center">
      {operatorRefunds.attention.link}
    </a>
  );
  return (
    <>
      {stop === null ? null : (
        <Notice tone="bad" title={t('stop')}>
          {link}
        </Notice>
      )}
      {back === 0 ? null : (
        <Notice tone="bad" title={t('back', { count: back })}>
          {link}
        </Notice>
      )}
      {bank === 0 ? null : (
        <Notice tone="warning" title={t('bank', { count: bank })}>
          {link}
        </Notice>
      )}
    </>
  );
}
