import { connectToFrame } from '../shared/frame-link';
import type { Intent } from '../shared/intent';
import { recordAt, stringAt } from '../shared/json';
import { createPrivateFrame } from './private-frame';
import type { Settings } from './settings';

function challengePath(origin: string, intent: Intent): string {
  const sdk = recordAt(recordAt(intent, 'next_action'), 'use_stripe_sdk');
  const given = stringAt(sdk, 'stripe_js') ?? '';
  const url = URL.canParse(given, origin) ? new URL(given, origin) : null;
  const isOurs = url !== null && url.origin === origin && url.pathname.includes('three-ds');
  return isOurs ? `${url.pathname}${url.search}` : `/_sandbox/three-ds/${intent.id}`;
}

function cover(iframe: HTMLIFrameElement): void {
  const { style } = iframe;
  style.position = 'fixed';
  style.inset = '0';
  style.width = '100%';
  style.height = '100%';
  style.zIndex = '2147483647';
}

/** Nothing behind the challenge can be reached by pointer, keyboard or screen reader. Answers the undo. */
function holdBackground(): () => void {
  const held = [...document.body.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && !child.inert && child.tagName !== 'SCRIPT',
  );
  const overflow = document.body.style.overflow;
  const focused = document.activeElement;
  for (const child of held) child.inert = true;
  document.body.style.overflow = 'hidden';
  return () => {
    for (const child of held) child.inert = false;
    document.body.style.overflow = overflow;
    if (focused instanceof HTMLElement) focused.focus();
  };
}

/** Shows the 3-D Secure challenge over the page until its outcome has been recorded by the API. */
export async function showChallenge(settings: Settings, intent: Intent): Promise<void> {
  const release = holdBackground();
  const iframe = createPrivateFrame(settings, {
    path: challengePath(settings.origin, intent),
    title: 'Secure 3D Secure authentication frame',
    loader: 'never',
  });
  cover(iframe);
  const link = connectToFrame({ iframe, origin: settings.origin });
  document.body.append(iframe);
  try {
    iframe.focus();
    const { key, locale, account, version } = settings;
    await link.call('run-challenge', { key, locale, account, version, clientSecret: intent.client_secret });
  } finally {
    link.close();
    iframe.remove();
    release();
  }
}
