import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { userRoles } from '@/db/schema';
import type { FacilityId, OrderId } from '@/lib/ids';
import { hourMs } from '@/lib/time/duration';
import type { Actor, Role } from './actor';
import type { Auth } from './options';
import { stepUpMs } from './step-up';

/** A second factor counts for a working day; after that the operator signs in again. */
const secondFactorMs = 12 * hourMs;

/** Roles that act only in a session that passed the second factor. */
const guardedRoles: readonly Role[] = ['operator'];

export interface SignedIn {
  readonly userId: string;
  readonly email: string;
  /** Everything granted, also what this session may not use yet. */
  readonly grantedRoles: readonly Role[];
  readonly facilityIds: readonly FacilityId[];
  readonly secondFactor: 'missing' | 'enrolled' | 'passed';
  /** Passed within the last half hour: what sends money back wants it so. */
  readonly secondFactorFresh: boolean;
}

export interface SessionStore {
  readonly auth: Auth;
  readonly db: Db;
  readonly now: Date;
}

/** The signed-in person of a request's cookies, or null. */
export async function readSession(store: SessionStore, headers: Headers): Promise<SignedIn | null> {
  if (!headers.get('cookie')?.includes('dokuei.session_token')) return null;
  const found = await store.auth.api.getSession({ headers });
  if (found === null) return null;
  const granted = await store.db.select().from(userRoles).where(eq(userRoles.userId, found.user.id));
  const passedAt = found.session.secondFactorAt?.getTime();
  const ageMs = passedAt === undefined ? Number.POSITIVE_INFINITY : store.now.getTime() - passedAt;
  const passed = ageMs < secondFactorMs;
  return {
    userId: found.user.id,
    email: found.user.email,
    grantedRoles: [...new Set<Role>(['patient', ...granted.map((grant) => grant.role)])],
    facilityIds: granted.flatMap((grant) => (grant.facilityId === null ? [] : [grant.facilityId])),
    secondFactorFresh: ageMs < stepUpMs,
    secondFactor: passed ? 'passed' : found.user.twoFactorEnabled === true ? 'enrolled' : 'missing',
  };
}

/** The actor of a request: a guarded role counts only after the second factor, so no verb can forget it. */
export function actorOf(session: SignedIn | null, orderIds: readonly OrderId[]): Actor {
  if (session === null) return { kind: 'guest', orderIds };
  const { userId, email, facilityIds } = session;
  const roles = session.grantedRoles.filter(
    (role) => session.secondFactor === 'passed' || !guardedRoles.includes(role),
  );
  return { kind: 'user', userId, email, roles, facilityIds, orderIds };
}
