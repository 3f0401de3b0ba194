import { BadOrigin } from './error-table';

/**
 * Refuses a mutation that did not come from our own pages (CSRF, beside SameSite=Lax): the Origin must be this host or the
 * app's public one. Every browser sends Origin with a POST; a request without it is refused too.
 */
export function checkOrigin(request: Request, appUrl: string): void {
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) throw new BadOrigin(origin ?? 'none');
  const given = new URL(origin);
  if (given.origin === new URL(appUrl).origin || given.host === request.headers.get('host')) return;
  throw new BadOrigin(origin);
}
