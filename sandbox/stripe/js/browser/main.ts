import { readSettings } from './settings';
import { createStripe } from './stripe';

const script = document.currentScript;
if (!(script instanceof HTMLScriptElement) || script.src === '') {
  throw new Error('Stripe.js of the sandbox must be loaded with a <script src> tag, so that it knows its origin.');
}
const { origin } = new URL(script.src);

function Stripe(key: unknown, options?: unknown) {
  return createStripe(readSettings(origin, { key, options }));
}

Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
