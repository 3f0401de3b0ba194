'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { action, FormRefusal } from '@/lib/http/action';
import { medicalWarning } from '@/lib/legal/medical-warning';
import { previewSet, type SetPreview } from '@/lib/sets/preview-set';
import { registerSet } from '@/lib/sets/register-set';
import { setForm, setId } from '@/lib/sets/set-form';
import { stopSet } from '@/lib/sets/stop-set';

/** Shows what the set would do, or writes it: which of the two, the pressed button says. */
export const registerSetAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: setForm,
  run: async (ctx, { set, wordsSeen, intent }): Promise<FormRefusal | readonly SetPreview[]> => {
    if (intent === 'preview') return previewSet(ctx, set);
    const warning = medicalWarning({ name: set.name }, wordsSeen);
    if (warning !== null) return new FormRefusal({ fields: warning });
    const outcome = await registerSet(ctx, set);
    if (outcome.ok) redirect(`/operator/sets/${outcome.setId}`);
    const { offers } = await getMessages();
    return new FormRefusal({ fields: { facilityId: offers.sets.refusal[outcome.reason] } });
  },
});

export const stopSetAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({ setId }),
  run: async (ctx, input): Promise<null> => {
    await stopSet(ctx, input);
    revalidatePath(`/operator/sets/${input.setId}`);
    return null;
  },
});
