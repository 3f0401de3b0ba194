import { connectToFrame, type FrameLink } from '../shared/frame-link';
import { isRecord, type JsonRecord, stringAt } from '../shared/json';
import { failure, isStripeError, type Outcome } from '../shared/stripe-error';
import { IntegrationError } from './integration-error';
import { createPrivateFrame } from './private-frame';
import type { Settings } from './settings';

export type ApiCall = { method: 'GET' | 'POST'; path: string; params: JsonRecord };
export type Controller = { settings: Settings; request: (call: ApiCall) => Promise<Outcome<JsonRecord>> };

/** What a frame answered, checked again on this side of the border. A mistake of the page is thrown. */
export async function readOutcome(answer: Promise<unknown>): Promise<Outcome<JsonRecord>> {
  try {
    const value = await answer;
    const mistake = stringAt(value, 'mistake');
    if (mistake !== null) throw new IntegrationError(mistake);
    if (isRecord(value) && isStripeError(value['error'])) return { ok: false, error: value['error'] };
    if (isRecord(value) && isRecord(value['value'])) return { ok: true, value: value['value'] };
    return failure('api_error', 'The frame gave an answer that cannot be understood.');
  } catch (error) {
    if (error instanceof IntegrationError) throw error;
    return failure('api_connection_error', error instanceof Error ? error.message : String(error));
  }
}

/** A hidden frame that makes the API calls that belong to no element; the merchant's page itself calls nothing. */
export function createController(settings: Settings): Controller {
  let link: FrameLink | null = null;
  const open = (): FrameLink => {
    const iframe = createPrivateFrame(settings, { path: '/js/controller.html', title: 'Stripe', loader: 'never' });
    iframe.name = iframe.name.replace('Frame', 'Controller');
    iframe.setAttribute('aria-hidden', 'true');
    iframe.tabIndex = -1;
    iframe.style.display = 'none';
    const opened = connectToFrame({ iframe, origin: settings.origin });
    document.body.append(iframe);
    return opened;
  };
  return {
    settings,
    request: (call) => {
      link ??= open();
      const { key, locale, account, version } = settings;
      return readOutcome(link.call('request', { key, locale, account, version, call }));
    },
  };
}
