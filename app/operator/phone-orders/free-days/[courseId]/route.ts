import { z } from 'zod';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';
import { readFreeDays } from '@/lib/phone-orders/free-days';

/** The free days of a course, while a caller waits. */
export const GET = route({
  role: 'operator',
  params: z.object({ courseId: idText('crs') }),
  run: async (ctx, { params }) => {
    const { mode, days } = await readFreeDays(ctx, params.courseId);
    return { mode, days: days.map((day) => ({ ...day })) };
  },
});
