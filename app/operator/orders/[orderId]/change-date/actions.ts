'use server';

import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { action } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { changeExamDate } from '@/lib/schedule/change-exam-date';
import { isCalendarDay } from '@/lib/time/calendar-day';
import type { DateChangeNotice } from '../../../../date-change-notice';

const moveForm = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({
    orderId: z.string(),
    lineId: z.string(),
    day: z.string().refine(isCalendarDay),
    reason: z.string().trim().min(1).max(500),
  }),
  run: async (ctx, { day, reason, ...ids }): Promise<DateChangeNotice> => {
    const orderId = parseId('ord', ids.orderId);
    const lineId = parseId('orl', ids.lineId);
    if (orderId === null || lineId === null) throw new AppError('not_found');
    const outcome = await changeExamDate(ctx, { orderId, lineId, day, reason });
    return outcome.ok ? 'done' : outcome.reason;
  },
});

/** An operator moves an examination, with the reason. */
export async function moveExamDateAction(form: FormData): Promise<void> {
  const answer = await moveForm(initialFormState, form);
  const orderId = parseId('ord', String(form.get('orderId')));
  const notice = answer.ok ? answer.value : 'failed';
  leaveTo(orderId === null ? '/operator/orders' : `/operator/orders/${orderId}/change-date?notice=${notice}`);
}
