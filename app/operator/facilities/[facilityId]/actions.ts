'use server';

import { revalidatePath } from 'next/cache';
import { ladderForm } from '@/lib/cancel-policy/ladder-form';
import { setCancelLadder } from '@/lib/cancel-policy/set-cancel-ladder';
import { action, FormRefusal } from '@/lib/http/action';
import ja from '@/messages/ja/facilities.json';

const { form: texts } = ja;

/** Enters a new ladder; what was sold before keeps its own. */
export const setCancelLadderAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: ladderForm,
  run: async (ctx, input): Promise<FormRefusal | null> => {
    const result = await setCancelLadder(ctx, input);
    if (result.ok) {
      revalidatePath(`/operator/facilities/${input.facilityId}`);
      return null;
    }
    if ('kind' in result) {
      return new FormRefusal({ fields: { [`${result.kind}.0.days`]: texts.problem[result.reason] } });
    }
    const field = result.reason === 'in_the_past' ? 'validFrom' : 'rationale';
    return new FormRefusal({ fields: { [field]: texts[result.reason] } });
  },
});
