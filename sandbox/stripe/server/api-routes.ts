import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { type Api, handleRequest } from './handle-request';
import { multipartAsForm } from './read-multipart';

const maxBodyBytes = 1024 * 1024;
const maxFileBodyBytes = 6 * maxBodyBytes;
const formType = 'application/x-www-form-urlencoded';

type Env = { Bindings: HttpBindings };

/** `/v1` and `/v2`: Stripe.js calls them from the app's own page, so local origins are let in. */
export function apiRoutes(api: Api): Hono<Env> {
  const app = new Hono<Env>();
  const allow = cors({
    origin: (origin) => (/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Stripe-Version', 'Stripe-Account', 'Idempotency-Key'],
    exposeHeaders: ['Request-Id', 'Stripe-Version'],
    maxAge: 600,
  });
  app.use(allow);
  app.all('*', (c) => respond(api, c));
  return app;
}

async function respond(api: Api, c: Context<Env>): Promise<Response> {
  const { origin, pathname, search } = new URL(c.req.url);
  const type = c.req.header('content-type') ?? formType;
  const isUpload = pathname === '/v1/files' && type.startsWith('multipart/form-data');
  const bytes = await readBody(c.req.raw, isUpload ? maxFileBodyBytes : maxBodyBytes);
  const form = isUpload && bytes ? await multipartAsForm(bytes, type) : undefined;
  const reply = await handleRequest(api, {
    method: c.req.method,
    path: pathname,
    origin,
    query: search.slice(1),
    body: form ?? bytes?.toString('utf8'),
    header: (name) => (form !== undefined && name === 'content-type' ? formType : c.req.header(name)),
  });
  if (reply.lost) return lose(c.env, reply.lost);
  for (const [name, value] of Object.entries(reply.headers)) c.header(name, value);
  return new Response(reply.body, { status: reply.status, headers: c.res.headers });
}

/** The body, undefined beyond what is taken; what is left of it is let run out, so that the answer arrives. */
async function readBody(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size > maxBytes ? undefined : Buffer.concat(chunks);
}

/** Breaks the connection, or keeps the client waiting until it hangs up. */
function lose({ incoming, outgoing }: HttpBindings, how: 'timeout' | 'connection_reset'): Promise<Response> | Response {
  if (how === 'connection_reset') {
    incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Promise((resolve) => outgoing.once('close', () => resolve(RESPONSE_ALREADY_SENT)));
}
