import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { hasRole } from './actor';

/** First line of every query of the operator's console: throws `forbidden` for everybody else, jobs included. */
export function assertOperator(ctx: Pick<Ctx, 'actor'>): void {
  if (!hasRole(ctx.actor, 'operator')) throw new AppError('forbidden');
}
