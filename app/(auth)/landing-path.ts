import type { Role } from '@/lib/auth/actor';

/** Where someone goes after signing in: back where they came from, else to their own first page. */
export function landingPath(next: string, roles: readonly Role[]): string {
  if (next !== '/') return next;
  if (roles.includes('operator')) return '/operator';
  return roles.includes('facility') ? '/facility' : '/';
}
