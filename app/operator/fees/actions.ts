'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { addFeeRow } from '@/lib/fees/add-fee-row';
import { feePolicyForm, feeRowForm, feeRowValues } from '@/lib/fees/fee-form';
import { type FeePreviewRow, previewFeeRow } from '@/lib/fees/preview-fee-row';
import { setFeePolicy } from '@/lib/fees/set-fee-policy';
import { action, FormRefusal } from '@/lib/http/action';
import { leaveTo } from '@/lib/http/leave-page';

interface FeePreview {
  readonly rows: readonly FeePreviewRow[];
  readonly values: Readonly<Record<string, string>>;
}

const step = z.object({ step: z.enum(['preview', 'enter']) });

/** Shows what a row would change, or enters it. */
export const reviseFee = action({
  role: 'operator',
  form: z.intersection(step, feeRowForm),
  run: async (ctx, { step: asked, ...row }): Promise<FeePreview | FormRefusal> => {
    if (asked === 'preview') return { rows: await previewFeeRow(ctx, row), values: feeRowValues(row) };
    const outcome = await addFeeRow(ctx, row);
    if (outcome.ok) return leaveTo('/operator/fees?done=row');
    const message = (await getTranslations('fees.console.refused'))(outcome.reason);
    return new FormRefusal(outcome.reason === 'past' ? { fields: { validFrom: message } } : { message });
  },
});

/** Enters the patient line's policy. */
export const enterFeePolicy = action({
  role: 'operator',
  form: feePolicyForm,
  run: async (ctx, policy) => {
    const outcome = await setFeePolicy(ctx, { ...policy, businessLine: 'patient' });
    if (outcome.ok) return leaveTo('/operator/fees?done=policy');
    const t = await getTranslations('fees.console.refused');
    return new FormRefusal({ message: t(outcome.reason) });
  },
});
