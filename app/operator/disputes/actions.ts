'use server';

import { revalidatePath } from 'next/cache';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { acceptDispute } from '@/lib/disputes/accept-dispute';
import { evidenceForm } from '@/lib/disputes/evidence';
import { reverseShare } from '@/lib/disputes/reverse-share';
import { saveEvidence } from '@/lib/disputes/save-evidence';
import { submitEvidence } from '@/lib/disputes/submit-evidence';
import { action, FormRefusal } from '@/lib/http/action';
import { idText } from '@/lib/id-text';

const disputeId = idText('dsp');

const lineId = idText('orl');

const reason = z.string().trim().min(1, '理由を入力してください。').max(500, '500文字以内で入力してください。');
const confirmed = z.literal('on', { error: '内容をご確認のうえ、チェックを入れてください。' });

const pathOf = (id: string) => `/operator/disputes/${id}`;

/** Keeps a draft of the answer, or sends it to the bank. */
export const answerDisputeAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.intersection(
    z.object({ disputeId, step: z.enum(['save', 'submit']), confirm: z.literal('on').optional() }),
    evidenceForm,
  ),
  run: async (ctx, { disputeId: id, step, confirm, ...evidence }): Promise<'saved' | 'sent' | FormRefusal> => {
    const { one } = (await getMessages()).disputes;
    if (step === 'save') {
      const saved = await saveEvidence(ctx, { disputeId: id, evidence });
      return saved.ok ? 'saved' : new FormRefusal({ message: one.refused.not_open });
    }
    if (confirm === undefined) return new FormRefusal({ fields: { confirm: one.confirmMissing } });
    const outcome = await submitEvidence(ctx, { disputeId: id, evidence });
    if (outcome.ok) {
      revalidatePath(pathOf(id));
      return 'sent';
    }
    const message = one.refused[outcome.reason];
    if (outcome.reason !== 'tells_too_much') return new FormRefusal({ message });
    return new FormRefusal({ fields: Object.fromEntries(outcome.fields.map((field) => [field, message])) });
  },
});

/** Gives in: the money stays with the cardholder. */
export const acceptDisputeAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  stepUp: true,
  form: z.object({ disputeId, reason, confirm: confirmed }),
  run: async (ctx, { disputeId: id, reason: why }): Promise<FormRefusal | null> => {
    const outcome = await acceptDispute(ctx, { disputeId: id, reason: why });
    if (!outcome.ok) return new FormRefusal({ message: (await getMessages()).disputes.one.acceptNot });
    revalidatePath(pathOf(id));
    return null;
  },
});

/** Has the facility share the loss of one line, or of an option. */
export const reverseShareAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  stepUp: true,
  form: z.object({ disputeId, lineId, reason }),
  run: async (ctx, { disputeId: id, ...rest }): Promise<FormRefusal | null> => {
    const outcome = await reverseShare(ctx, { disputeId: id, ...rest });
    if (!outcome.ok) return new FormRefusal({ message: (await getMessages()).disputes.one.reverseNot });
    revalidatePath(pathOf(id));
    return null;
  },
});
