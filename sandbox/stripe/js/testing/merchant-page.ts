import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

const loader = path.join(import.meta.dirname, '../../../../node_modules/@stripe/stripe-js/dist/pure.mjs');

/** A checkout page of a merchant under the app's own strict policy, with the real loader of @stripe/stripe-js. */
function merchantApp(sandboxUrl: string): Hono {
  const app = new Hono();
  const nonce = 'bWVyY2hhbnQ';
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `connect-src 'self' ${sandboxUrl}`,
    `frame-src ${sandboxUrl}`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ');
  const page = `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>お支払い</title>
<style nonce="${nonce}">body{margin:0;padding:16px;font-family:sans-serif;background:#f6f8f8}main{max-width:560px;margin:auto;padding:16px;background:#fff;border-radius:12px}</style>
<script nonce="${nonce}" src="${sandboxUrl}/js/stripe.js"></script>
<script nonce="${nonce}" type="module">
import { loadStripe } from '/stripe-js-loader.mjs';
window.loadStripe = loadStripe;
</script></head>
<body><main><h1>お支払い</h1><form id="form"><div id="payment"></div><button>支払う</button></form></main></body></html>`;
  const html = (body: string) => ({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    body,
  });
  app.get('/stripe-js-loader.mjs', async (c) =>
    c.body(await readFile(loader, 'utf8'), 200, { 'content-type': 'text/javascript' }),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/*', (c) => {
    const { body, ...headers } = html(page);
    return c.body(body, 200, headers);
  });
  return app;
}

export type Served = { url: string; close: () => Promise<void> };

export async function serveApp(app: Hono): Promise<Served> {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}

export function serveMerchant(sandboxUrl: string): Promise<Served> {
  return serveApp(merchantApp(sandboxUrl));
}
