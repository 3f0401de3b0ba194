import { writeFrameHash } from '../shared/messages';
import type { Settings } from './settings';

let framesCreated = 0;

type FramePlan = { path: string; title: string; loader: string };

/** An iframe of the sandbox's own origin, named as Stripe names its frames. Styled through CSSOM: the page's CSP may forbid style tags. */
export function createPrivateFrame(settings: Settings, plan: FramePlan): HTMLIFrameElement {
  framesCreated += 1;
  const iframe = document.createElement('iframe');
  const hash = writeFrameHash({
    parentOrigin: window.location.origin,
    locale: settings.locale,
    loader: plan.loader,
  });
  iframe.name = `__privateStripeFrame${framesCreated}`;
  iframe.title = plan.title;
  iframe.src = `${settings.origin}${plan.path}${hash}`;
  iframe.setAttribute('frameborder', '0');
  iframe.setAttribute('scrolling', 'no');
  iframe.setAttribute('allow', 'payment *; publickey-credentials-get *; clipboard-write *');
  iframe.style.border = '0';
  iframe.style.colorScheme = 'light only';
  return iframe;
}
