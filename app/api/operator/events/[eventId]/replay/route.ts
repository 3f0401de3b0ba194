import { z } from 'zod';
import { route } from '@/lib/http/route';
import { replayEvent } from '@/lib/webhooks/replay-event';

export const POST = route({
  role: 'operator',
  params: z.object({ eventId: z.string().min(1).max(255) }),
  limit: 'operator_mutation',
  run: async (ctx, { params: { eventId } }) => ({ ...(await replayEvent(ctx, { eventId })) }),
});
