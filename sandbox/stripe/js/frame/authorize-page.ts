import { isRecord, recordAt, stringAt } from '../shared/json';
import { buildReturnUrl, isAbsoluteUrl } from '../shared/return-url';
import { languageOf } from '../shared/texts';
import { readAccess } from './api';
import { createChallengeView } from './challenge-frame';
import { findIntent } from './find-intent';
import { amountText, completeChallenge, readAttempt } from './three-ds-frame';

/** The whole-page authentication of `redirect_to_url`; it returns only to the return_url that the intent itself names. */
export async function startAuthorizePage(root: HTMLElement): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const secret = query.get('payment_intent_client_secret') ?? query.get('setup_intent_client_secret') ?? '';
  const language = languageOf(query.get('locale') ?? 'auto', navigator.language);
  document.documentElement.lang = language;
  const access = readAccess({ key: query.get('publishable_key') ?? 'pk_test_sandbox', locale: language });
  const found = await findIntent(access, secret);
  const intent = found.ok ? found.value : null;
  const action = isRecord(intent?.['next_action']) ? intent['next_action'] : {};
  const returnUrl = stringAt(recordAt(action, 'redirect_to_url'), 'return_url');
  const isLoaded = intent !== null && isAbsoluteUrl(returnUrl);
  let problem: string | null = null;
  for (;;) {
    const view = createChallengeView({ language, amount: amountText(intent, language), isLoaded, problem });
    root.replaceChildren(view.root);
    const outcome = await view.outcome;
    if (intent === null || !isAbsoluteUrl(returnUrl)) continue;
    problem = await completeChallenge(access, { intent, attempt: readAttempt(), outcome });
    const latest = problem === null ? await findIntent(access, secret) : null;
    if (latest?.ok !== true) continue;
    window.location.assign(buildReturnUrl(returnUrl, latest.value));
    return;
  }
}
