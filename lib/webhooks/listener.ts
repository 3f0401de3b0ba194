import { createServer, type IncomingMessage, type Server } from 'node:http';
import { answerDelivery } from './answer-delivery';
import type { EventSource } from './event-envelope';
import type { ReceiveDeps } from './receive';

const sources: Readonly<Record<string, EventSource>> = {
  '/api/webhooks/stripe': 'snapshot',
  '/api/webhooks/stripe/thin': 'thin',
};

/** The webhook endpoints on bare HTTP, with the same code as the route handlers. The caller listens and closes. */
export function createWebhookListener(deps: ReceiveDeps): Server {
  return createServer(async (request, response) => {
    const { status, body } = await answer(deps, request);
    const isCutShort = status === 413;
    response.writeHead(status, { 'content-type': 'application/json', ...(isCutShort ? { connection: 'close' } : {}) });
    response.end(JSON.stringify(body), () => isCutShort && request.destroy());
  });
}

async function answer(deps: ReceiveDeps, request: IncomingMessage) {
  const source = sources[request.url ?? ''];
  if (source === undefined || request.method !== 'POST') return { status: 404, body: { error: 'not_found' } };
  const signature = request.headers['stripe-signature'];
  return answerDelivery(deps, {
    chunks: request,
    contentLength: request.headers['content-length'] ?? null,
    signature: typeof signature === 'string' ? signature : null,
    source,
  });
}
