import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import type { FacilityId } from '@/lib/ids';
import { hasRole } from './actor';

/** First line of everything at a facility's counter: its facilities, or `not_found` for everybody else, operators and jobs included. */
export function assertFacility(ctx: Pick<Ctx, 'actor'>): readonly FacilityId[] {
  const { actor } = ctx;
  if (actor.kind !== 'user' || !hasRole(actor, 'facility') || actor.facilityIds.length === 0) {
    throw new AppError('not_found');
  }
  return actor.facilityIds;
}
