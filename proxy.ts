import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { nonceHeader, pathHeader, requestIdHeader } from '@/lib/http/request-headers';
import { securityHeaders } from '@/lib/http/security-headers';

/** Every page and handler: a nonce for its scripts, a request id, and the headers that keep browsers strict. */
export function proxy(request: NextRequest): NextResponse {
  const settings = env();
  const { pathname, search } = request.nextUrl;
  const nonce = randomBytes(16).toString('base64');
  const requestId = randomUUID();
  const answerHeaders = securityHeaders({
    nonce,
    sandboxOrigin: settings.STRIPE_API_BASE === undefined ? undefined : new URL(settings.STRIPE_API_BASE).origin,
    withStripe: !/^\/(operator|facility|two-factor|api)(\/|$)/.test(pathname),
    withCamera: pathname === '/facility/tickets',
    isDevelopment: settings.NODE_ENV === 'development',
    isHttps: settings.APP_URL.startsWith('https:'),
  });
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own tags from the request's policy.
  headers.set('content-security-policy', answerHeaders['Content-Security-Policy'] ?? '');
  headers.set(nonceHeader, nonce);
  headers.set(requestIdHeader, requestId);
  headers.set(pathHeader, `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  response.headers.set(requestIdHeader, requestId);
  return response;
}

// Webhooks have no page and no time to lose; built assets never change.
export const config = { matcher: ['/((?!_next/static|_next/image|api/webhooks|api/health|icon.svg|favicon.ico).*)'] };
