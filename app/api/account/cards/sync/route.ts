import { syncOwnCards } from '@/lib/cards/start-card-setup';
import { route } from '@/lib/http/route';

export const POST = route({
  role: 'patient',
  limit: 'payment_confirm',
  run: async (ctx) => {
    await syncOwnCards(ctx);
    return { ok: true };
  },
});
