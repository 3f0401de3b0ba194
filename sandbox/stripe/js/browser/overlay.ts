import { connectToFrame } from '../shared/frame-link';
import type { JsonRecord } from '../shared/json';
import { createPrivateFrame } from './private-frame';
import type { Settings } from './settings';

function cover(iframe: HTMLIFrameElement): void {
  const { style } = iframe;
  style.position = 'fixed';
  style.inset = '0';
  style.width = '100%';
  style.height = '100%';
  style.zIndex = '2147483647';
}

/** Nothing behind the overlay can be reached by pointer, keyboard or screen reader. Answers the undo. */
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

export type OverlayPlan = { path: string; title: string; method: string; params: JsonRecord };

/** Covers the page with a frame of the sandbox and waits until what it was called for is done. */
export async function showOverlay(settings: Settings, plan: OverlayPlan): Promise<void> {
  const release = holdBackground();
  const iframe = createPrivateFrame(settings, { path: plan.path, title: plan.title, loader: 'never' });
  cover(iframe);
  const link = connectToFrame({ iframe, origin: settings.origin });
  document.body.append(iframe);
  try {
    iframe.focus();
    const { key, locale, account, version } = settings;
    await link.call(plan.method, { key, locale, account, version, ...plan.params });
  } finally {
    link.close();
    iframe.remove();
    release();
  }
}
