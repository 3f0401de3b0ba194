import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerDelivery } from './answer-delivery';
import type { EventSource } from './event-envelope';
import type { ReceiveDeps } from './receive';

const sources: Readonly<Record<string, EventSource>> = {
  '/api/webhooks/stripe': 'snapshot',
  '/api/webhooks/stripe/thin': 'thin',
};

/** Long enough for the answer to be read before the rest of a refused body is cut off. */
const farewellMs = 500;

/** The webhook endpoints on bare HTTP, with the same code as the route handlers. The caller listens and closes. */
export function createWebhookListener(deps: ReceiveDeps): Server {
  return createServer(async (request, response) => {
    const { status, body } = await answer(deps, request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
    if (status === 413) setTimeout(() => request.destroy(), farewellMs).unref();
  });
}

async function answer(deps: ReceiveDeps, request: IncomingMessage) {
  const source = sources[request.url ?? ''];
  if (source === undefined || request.method !== 'POST') return { status: 404, body: { error: 'not_found' } };
  const signature = request.headers['stripe-signature'];
  return answerDelivery(deps, {
    chunks: request.iterator({ destroyOnReturn: false }),
    contentLength: request.headers['content-length'] ?? null,
    signature: typeof signature === 'string' ? signature : null,
    source,
  });
}
