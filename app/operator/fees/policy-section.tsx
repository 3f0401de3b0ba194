import { Card } from '@/components/ui/card';
import { percentText } from '@/lib/fees/format-percent';
import type { FeePolicy } from '@/lib/fees/quote-methods';
import { PolicyForm } from './policy-form';
import { readFormTexts } from './read-form-texts';

/** The policy in force, ready to be changed. */
export async function PolicySection({ policy }: { policy: FeePolicy }) {
  const texts = await readFormTexts();
  const defaults = {
    maxFeeShare: percentText(policy.maxFeeShareBasisPoints),
    minNet: String(policy.minNetYen),
    konbiniPayDays: String(policy.konbiniPayDays),
    konbiniDaysBeforeFee: String(policy.konbiniDaysBeforeFee),
  };
  return (
    <Card as="section" title={texts.policy.title}>
      <p className="mb-6">{texts.policy.lead}</p>
      <PolicyForm key={policy.policyId} follows={policy.policyId} defaults={defaults} texts={texts} />
    </Card>
  );
}
