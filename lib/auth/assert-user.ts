import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';

/** First line of everything about a person's own account: who it is. Throws `unauthenticated` for guests and jobs. */
export function assertUser(ctx: Pick<Ctx, 'actor'>): { readonly userId: string; readonly email: string } {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw new AppError('unauthenticated');
  return { userId: actor.userId, email: actor.email };
}
