import type { Actor } from '@/lib/auth/actor';

type SignedIn = Extract<Actor, { kind: 'user' }>;

/** Somebody signed in, a patient like everyone, with an address of their own. */
export function signedIn(userId: string, fields: Partial<Omit<SignedIn, 'kind' | 'userId'>> = {}): SignedIn {
  const own = { email: `${userId}@example.jp`, roles: ['patient'], facilityIds: [], orderIds: [] } as const;
  return { kind: 'user', userId, ...own, ...fields };
}

/** One of the company's operators. */
export const operator: SignedIn = signedIn('usr_operator', { roles: ['patient', 'operator'] });
