import { bareContext } from '@/db/testing/bare-context';
import type { SignedIn } from '@/lib/auth/session';
import { type Border, handleRequest, type RouteOptions } from '../handle-request';
import { createRateLimiter } from '../rate-limit';

export const operator: SignedIn = {
  userId: 'usr_1',
  email: 'operator@example.jp',
  grantedRoles: ['patient', 'operator'],
  facilityIds: [],
  secondFactor: 'passed',
  secondFactorFresh: true,
};

/** A border over a database of its own, and the JSON answer of every call of it. */
export async function desk() {
  const bare = await bareContext();
  const limiter = createRateLimiter(bare.sql, 'key');
  const call = async <Params, Body>(
    options: RouteOptions<Params, Body>,
    over: Partial<Border> & { request?: Request; params?: unknown } = {},
  ) => {
    const { request = post('{}'), params = {}, ...rest } = over;
    const border: Border = {
      ctx: bare.ctx,
      session: null,
      enterSecondFactor: async () => 'expired',
      limiter,
      appUrl: 'https://pay.example',
      locale: 'ja',
      ...rest,
    };
    const response = await handleRequest(options, { request, params, border: async () => border });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { ...bare, call };
}

export function post(body: string, headers: Record<string, string> = {}): Request {
  const own = { origin: 'https://pay.example', 'content-type': 'application/json', 'x-request-id': 'req_1' };
  return new Request('https://pay.example/api/x', { method: 'POST', body, headers: { ...own, ...headers } });
}
