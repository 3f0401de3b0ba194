'use server';

import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { action } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { changeExamDate } from '@/lib/schedule/change-exam-date';
import { isCalendarDay } from '@/lib/time/calendar-day';
import { changeDateHref } from './change-date-href';

const changeForm = action({
  role: 'anyone',
  form: z.object({ orderId: z.string(), lineId: z.string(), day: z.string().refine(isCalendarDay) }),
  run: async (ctx, input): Promise<never> => {
    const orderId = parseId('ord', input.orderId);
    const lineId = parseId('orl', input.lineId);
    if (orderId === null || lineId === null) throw new AppError('not_found');
    const outcome = await changeExamDate(ctx, { orderId, lineId, day: input.day });
    leaveTo(changeDateHref({ orderId, lineId }, outcome.ok ? 'done' : outcome.reason));
  },
});

/** Moves one examination of the caller's order to another day. */
export async function changeExamDateAction(form: FormData): Promise<void> {
  const answer = await changeForm(initialFormState, form);
  const orderId = parseId('ord', String(form.get('orderId')));
  const lineId = parseId('orl', String(form.get('lineId')));
  if (!answer.ok && orderId !== null && lineId !== null) leaveTo(changeDateHref({ orderId, lineId }, 'failed'));
  leaveTo('/');
}
