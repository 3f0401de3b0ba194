import { z } from 'zod';
import { startCardSetup } from '@/lib/cards/start-card-setup';
import { localeOf } from '@/lib/http/locale';
import { route } from '@/lib/http/route';

export const POST = route({
  role: 'patient',
  body: z.object({ saveConsent: z.literal(true), chargeConsent: z.boolean() }),
  limit: 'payment_start',
  run: async (ctx, { body, request }) => ({
    ...(await startCardSetup(ctx, { locale: localeOf(request.headers), allowsOffSession: body.chargeConsent })),
  }),
});
