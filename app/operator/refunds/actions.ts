'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { action, FormRefusal } from '@/lib/http/action';
import { releaseMoneyStop } from '@/lib/reconciliation/release-money-stop';
import { sweepRefunds } from '@/lib/refunds/sweep-refunds';
import ja from '@/messages/ja/operator-refunds.json';

const form = z.object({ reason: z.string().trim().max(500) });

/** Money may leave again; what waited is sent. */
export const releaseMoneyAction = action({
  role: 'operator',
  form,
  limit: 'operator_mutation',
  run: async (ctx, { reason }) => {
    if (reason === '') return new FormRefusal({ fields: { reason: ja.queue.releaseMissing } });
    await releaseMoneyStop(ctx, { reason });
    await sweepRefunds(ctx);
    revalidatePath('/operator', 'layout');
    return null;
  },
});
