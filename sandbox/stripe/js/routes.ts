import { type Context, Hono } from 'hono';
import { type Asset, type Assets, loadAssets } from './bundle';
import { contentSecurityPolicy, type FrameRole, framePage } from './pages';

const stripeJsPaths = ['/js/stripe.js', '/endive/stripe.js', '/v3', '/v3/', '/v3/stripe.js'];
const intentId = ':id{(pi|seti)_[A-Za-z0-9]+}';

/** Revalidated each time: page and frames must never speak two versions of their protocol. */
function sendAsset(c: Context, asset: Asset): Response {
  const headers = {
    'cache-control': 'public, no-cache',
    etag: asset.etag,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  };
  if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, headers);
  return c.body(asset.body, 200, { ...headers, 'content-type': asset.contentType });
}

function sendPage(c: Context, role: FrameRole): Response {
  return c.html(framePage(role), 200, {
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(role),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}

/** Stripe.js, the frames it opens, and the (simulated) issuer's 3-D Secure pages. */
export function stripeJsRoutes(): Hono {
  const app = new Hono();
  const serveAsset = (name: keyof Assets) => async (c: Context) => sendAsset(c, (await loadAssets())[name]);
  const servePage = (role: FrameRole) => (c: Context) => sendPage(c, role);
  for (const path of stripeJsPaths) app.get(path, serveAsset('stripeJs'));
  app.get('/js/frame.js', serveAsset('frameJs'));
  app.get('/js/frame.css', serveAsset('frameCss'));
  app.get('/js/elements-inner-payment.html', servePage('payment'));
  app.get('/js/controller.html', servePage('controller'));
  app.get('/js/konbini-voucher.html', servePage('voucher'));
  app.get(`/_sandbox/three-ds/${intentId}`, servePage('three-ds'));
  app.get(`/_sandbox/three-ds/${intentId}/challenge`, servePage('challenge'));
  app.get(`/_sandbox/three-ds/${intentId}/authorize`, servePage('authorize'));
  return app;
}
