import type { Intent } from '../shared/intent';
import { recordAt, stringAt } from '../shared/json';
import { showOverlay } from './overlay';
import type { Settings } from './settings';

function challengePath(origin: string, intent: Intent): string {
  const sdk = recordAt(recordAt(intent, 'next_action'), 'use_stripe_sdk');
  const given = stringAt(sdk, 'stripe_js') ?? '';
  const url = URL.canParse(given, origin) ? new URL(given, origin) : null;
  const isOurs = url !== null && url.origin === origin && url.pathname.includes('three-ds');
  return isOurs ? `${url.pathname}${url.search}` : `/_sandbox/three-ds/${intent.id}`;
}

/** Shows the 3-D Secure challenge over the page until its outcome has been recorded by the API. */
export function showChallenge(settings: Settings, intent: Intent): Promise<void> {
  return showOverlay(settings, {
    path: challengePath(settings.origin, intent),
    title: 'Secure 3D Secure authentication frame',
    method: 'run-challenge',
    params: { clientSecret: intent.client_secret },
  });
}

/** Shows the numbers to pay with at each chain, until the payer closes them. */
export function showVoucher(settings: Settings, intent: Intent): Promise<void> {
  return showOverlay(settings, {
    path: '/js/konbini-voucher.html',
    title: 'Secure konbini voucher frame',
    method: 'show-voucher',
    params: { clientSecret: intent.client_secret },
  });
}
