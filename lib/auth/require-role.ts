import type { Ctx } from '@/lib/context';
import { leaveAsNotFound, leaveForSecondFactor, leaveForSignIn } from '@/lib/http/leave-page';
import { requestContext } from '@/lib/http/request-context';
import type { Role } from './actor';
import { currentSession } from './current-actor';
import { missingForRole } from './role-gate';

/**
 * Guard of a page: its first line. Signed-out people are sent to sign in, operators without a passed second factor to
 * /two-factor, everyone else sees "not found". Returns the page's context.
 */
export async function requireRole(role: Role): Promise<Ctx> {
  const missing = missingForRole(await currentSession(), role);
  if (missing === 'unauthenticated') return leaveForSignIn();
  if (missing === 'second_factor_required') return leaveForSecondFactor();
  if (missing === 'forbidden') return leaveAsNotFound();
  return requestContext();
}
