import { describe, IntegrationError } from './integration-error';

const FRAME_MARGIN_PX = 4;
const SKELETON_HEIGHT_PX = 250;

/** Where the page wants the element. */
export function findContainer(target: unknown): HTMLElement {
  const found = typeof target === 'string' ? document.querySelector(target) : target;
  if (found instanceof HTMLElement) return found;
  throw new IntegrationError(
    typeof target === 'string'
      ? `The selector you specified (${target}) applies to no DOM elements that are currently on the page.`
      : `Invalid DOM element. Call mount() with a selector or an HTMLElement. You specified: ${describe(target)}.`,
  );
}

/** The frame a little larger than its place, so that focus rings are not cut off. */
export function createBox(iframe: HTMLIFrameElement): HTMLElement {
  const box = document.createElement('div');
  box.className = '__PrivateStripeElement';
  box.style.margin = '0';
  box.style.padding = '0';
  box.style.position = 'relative';
  iframe.style.display = 'block';
  iframe.style.margin = `-${FRAME_MARGIN_PX}px`;
  iframe.style.width = `calc(100% + ${FRAME_MARGIN_PX * 2}px)`;
  iframe.style.height = `${SKELETON_HEIGHT_PX}px`;
  iframe.style.userSelect = 'none';
  box.append(iframe);
  return box;
}
