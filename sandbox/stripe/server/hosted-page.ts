import { html, raw } from 'hono/html';

/** Pages that Stripe or its partners host: no scripts, forms that may lead anywhere the merchant's `return_url` points. */
export const hostedPageHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http: https:; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const style = raw(`<style>
body{font:16px/1.75 system-ui,sans-serif;margin:0;color:#1a1a1c}main{max-width:40rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.25rem;margin:0}section{border:1px solid #888;border-radius:.5rem;padding:1rem;margin:1rem 0}
.warn{background:#fff3cd;border:1px solid #8a6d00;padding:.5rem 1rem;border-radius:.5rem;font-weight:bold}
.status{border-left:.375rem solid #0031d8;padding:.5rem 1rem;background:#eef2ff}.error{border:2px solid #b3261e;padding:.5rem 1rem;border-radius:.5rem}
dt{font-weight:bold}dd{margin:0 0 .5rem}.number{font-size:1.375rem;letter-spacing:.05em;font-variant-numeric:tabular-nums}
form{display:inline-block;margin:.25rem .5rem .25rem 0}
button{font:inherit;min-height:3rem;padding:0 1.25rem;border:0;border-radius:.5rem;background:#0031d8;color:#fff}
button.quiet{background:#fff;color:#1a1a1c;border:1px solid #555}:focus-visible{outline:3px solid #000;outline-offset:2px}
@media print{form,.simulation{display:none}section{break-inside:avoid}}
</style>`);

/** A page of the simulated world outside the shop; it says so. */
export const hostedPage = (title: string, body: unknown) => html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title}（模擬）</title>${style}</head><body><main><h1>${title}</h1>
<p class="warn">これは模擬環境のページです。実際のお金は動きません。</p>${body}</main></body></html>`;
