import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { requireRole } from '@/lib/auth/require-role';
import { compareBalanceIfReachable } from '@/lib/reconciliation/compare-balance';
import { runInvariants } from '@/lib/reconciliation/run-invariants';

/** The books against Stripe, and what must always hold; slow, so it arrives after the page. */
export async function Checks() {
  const ctx = await requireRole('operator');
  const { operator: texts } = await getMessages();
  const t = await getTranslations('operator.today');
  const [comparisons, invariants] = await Promise.all([compareBalanceIfReachable(ctx), runInvariants(ctx)]);
  const broken = invariants.filter(({ holds }) => !holds);
  const agrees = comparisons?.every(({ differenceYen }) => differenceYen === 0) ?? false;
  return (
    <div className="flex flex-col gap-3">
      {comparisons === null ? (
        <Notice tone="warning">{texts.today.stripeAway}</Notice>
      ) : (
        <Notice tone={agrees ? 'good' : 'bad'}>
          <a href="/operator/ledger" className="link">
            {agrees ? texts.today.agrees : texts.today.differs}
          </a>
        </Notice>
      )}
      {broken.map(({ name, meaning, violations }) => (
        <Notice key={name} tone="bad" title={t('invariantBroken', { meaning })}>
          <p className="break-all text-[0.9375rem]">{t('invariantIds', { ids: violations.join('、') })}</p>
        </Notice>
      ))}
      {broken.length > 0 ? null : <Notice tone="good">{t('invariantsHold', { count: invariants.length })}</Notice>}
    </div>
  );
}
