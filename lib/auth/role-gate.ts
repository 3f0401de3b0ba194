import type { Role } from './actor';
import { actorOf, type SignedIn } from './session';

export type Missing = 'unauthenticated' | 'second_factor_required' | 'forbidden';

/** What stands between a session and a role, or null when nothing does. */
export function missingForRole(session: SignedIn | null, role: Role): Missing | null {
  if (session === null) return 'unauthenticated';
  if (!session.grantedRoles.includes(role)) return 'forbidden';
  const actor = actorOf(session, []);
  return actor.kind === 'user' && actor.roles.includes(role) ? null : 'second_factor_required';
}
