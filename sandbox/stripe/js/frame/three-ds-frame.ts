import { connectToFrame } from '../shared/frame-link';
import type { Intent } from '../shared/intent';
import { type JsonRecord, stringAt } from '../shared/json';
import { type FrameAddress, writeFrameHash } from '../shared/messages';
import { connectToParent } from '../shared/parent-link';
import { type Language, textsIn } from '../shared/texts';
import { type ApiAccess, callApi, readAccess } from './api';
import { h } from './dom';
import { findIntent } from './find-intent';

/**
 * Tells the API what the card holder did at the (simulated) issuer. Answers a text when it must be tried again;
 * a card declined after all, or an intent settled elsewhere, is an outcome that the page will find by asking.
 */
export async function completeChallenge(
  access: ApiAccess,
  answer: { intent: Intent; attempt: string; outcome: string },
): Promise<string | null> {
  const sent = await callApi(access, {
    method: 'POST',
    path: '/v1/3ds2/challenge_complete',
    params: {
      attempt: answer.attempt,
      client_secret: answer.intent.client_secret,
      intent: answer.intent.id,
      outcome: answer.outcome,
    },
  });
  const isWorthRetrying = !sent.ok && ['api_connection_error', 'api_error'].includes(sent.error.type);
  return isWorthRetrying ? sent.error.message : null;
}

/** The page was opened for one attempt; whatever the intent has become since, the answer is about that one. */
export function readAttempt(): string {
  return new URLSearchParams(window.location.search).get('attempt') ?? '';
}

export function amountText(intent: Intent | null, language: Language): string | null {
  const [amount, currency] = [intent?.['amount'], intent?.['currency']];
  if (typeof amount !== 'number' || typeof currency !== 'string') return null;
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amount / 10 ** digits);
}

function openChallenge(language: Language): HTMLIFrameElement {
  const hash = writeFrameHash({ parentOrigin: window.location.origin, locale: language, loader: 'never' });
  return h('iframe', {
    id: 'challengeFrame',
    class: 'ChallengeFrame',
    name: 'stripe-challenge-frame',
    title: textsIn(language).challengeFrame,
    src: `${window.location.pathname}/challenge${hash}`,
  });
}

async function runChallenge(root: HTMLElement, params: JsonRecord): Promise<JsonRecord> {
  const access = readAccess(params);
  const found = await findIntent(access, stringAt(params, 'clientSecret') ?? '');
  const intent = found.ok ? found.value : null;
  document.documentElement.lang = access.language;
  const iframe = openChallenge(access.language);
  const link = connectToFrame({
    iframe,
    origin: window.location.origin,
    onNotice: (name, data) => {
      if (name === 'resize' && typeof data['height'] === 'number') iframe.style.height = `${data['height']}px`;
    },
  });
  root.replaceChildren(h('div', { class: 'ChallengeCard' }, iframe));
  iframe.focus();
  let problem: string | null = null;
  do {
    const asked: unknown = await link.call('ask', {
      amount: amountText(intent, access.language),
      isLoaded: intent !== null,
      problem,
    });
    const outcome = asked === 'authenticate' ? 'authenticate' : 'fail';
    if (intent === null) break;
    problem = await completeChallenge(access, { intent, attempt: readAttempt(), outcome });
  } while (problem !== null);
  link.close();
  return {};
}

/** The overlay around the issuer's page: it alone knows the key and the client secret. */
export function startThreeDsFrame(address: FrameAddress, root: HTMLElement): void {
  connectToParent(address.parentOrigin, { 'run-challenge': (params) => runChallenge(root, params) });
}
