import { type JsonRecord, stringAt } from '../shared/json';
import type { FrameAddress } from '../shared/messages';
import { connectToParent } from '../shared/parent-link';
import { type Language, languageOf, textsIn } from '../shared/texts';
import { h } from './dom';

export type ChallengePlan = { language: Language; amount: string | null; problem: string | null; isLoaded: boolean };
export type ChallengeView = { root: HTMLElement; outcome: Promise<'authenticate' | 'fail'> };

/** The issuer's page: what is being paid, that it is a simulation, and the two buttons. */
export function createChallengeView(plan: ChallengePlan): ChallengeView {
  const texts = textsIn(plan.language);
  const complete = h('button', { type: 'button', class: 'Button', 'data-testid': 'complete' }, texts.challengeComplete);
  const fail = h(
    'button',
    { type: 'button', class: 'Button Button--quiet', 'data-testid': 'fail' },
    texts.challengeFail,
  );
  const status = h('p', { class: 'ChallengeStatus', role: 'status' }, plan.problem ?? '');
  const outcome = new Promise<'authenticate' | 'fail'>((resolve) => {
    const choose = (answer: 'authenticate' | 'fail') => {
      complete.disabled = true;
      fail.disabled = true;
      status.textContent = texts.challengeWorking;
      resolve(answer);
    };
    complete.addEventListener('click', () => choose('authenticate'));
    fail.addEventListener('click', () => choose('fail'));
  });
  if (!plan.isLoaded) {
    complete.disabled = true;
    status.textContent = texts.challengeLoadFailed;
  }
  const facts = h(
    'dl',
    { class: 'ChallengeFacts' },
    h('dt', {}, plan.amount === null ? texts.paymentMethod : texts.challengeAmount),
    h('dd', {}, plan.amount ?? texts.challengeSetup),
  );
  const root = h(
    'main',
    { class: 'Challenge' },
    h('p', { class: 'ChallengeBrand' }, '3-D Secure'),
    h('h1', {}, texts.challengeTitle),
    h('p', {}, texts.challengeLead),
    facts,
    h('p', { class: 'ChallengeNotice' }, texts.challengeNotice),
    h('div', { class: 'ChallengeButtons' }, complete, fail),
    status,
  );
  return { root, outcome };
}

/** Tab goes round among the two buttons; Escape does nothing, for the issuer waits for an answer. */
export function keepFocusInside(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const buttons = [...root.querySelectorAll('button')].filter(({ disabled }) => !disabled);
    const edge = event.shiftKey ? buttons[0] : buttons.at(-1);
    const other = event.shiftKey ? buttons.at(-1) : buttons[0];
    const isInside = buttons.some((button) => button === document.activeElement);
    if (isInside && document.activeElement !== edge) return;
    event.preventDefault();
    other?.focus();
  });
}

export function startChallengeFrame(address: FrameAddress, root: HTMLElement): void {
  if (address.parentOrigin !== window.location.origin) return;
  const language = languageOf(address.locale, navigator.language);
  document.documentElement.lang = language;
  keepFocusInside(root);
  const link = connectToParent(address.parentOrigin, {
    ask: (params: JsonRecord) => {
      const view = createChallengeView({
        language,
        amount: stringAt(params, 'amount'),
        problem: stringAt(params, 'problem'),
        isLoaded: params['isLoaded'] === true,
      });
      root.replaceChildren(view.root);
      root.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
      return view.outcome;
    },
  });
  const measure = () => link.notify('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(document.body);
}
