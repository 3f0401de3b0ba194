import { brandName } from '../shared/brands';
import { methodTextsIn } from '../shared/method-texts';
import { textsIn } from '../shared/texts';
import { brandIcon } from './brand-icon';
import type { Choice } from './choice';
import { h } from './dom';
import type { ViewPlan } from './method-form';
import type { SavedCard } from './session';

function isExpired(card: SavedCard, today: Date): boolean {
  return (
    card.expYear < today.getFullYear() || (card.expYear === today.getFullYear() && card.expMonth < today.getMonth() + 1)
  );
}

function expiryNote(card: SavedCard, plan: ViewPlan): string {
  const texts = textsIn(plan.language);
  const date = `${String(card.expMonth).padStart(2, '0')}/${String(card.expYear % 100).padStart(2, '0')}`;
  return isExpired(card, new Date()) ? `${texts.savedExpiry(date)}（${texts.expired}）` : texts.savedExpiry(date);
}

/** "Remove", which asks once more in its place before it takes the card away. */
function createRemove(plan: ViewPlan, card: { id: string; name: string }): HTMLElement {
  const texts = methodTextsIn(plan.language);
  const button = (text: string, attributes: { [name: string]: string } = {}) =>
    h('button', { type: 'button', class: 'TextButton', ...attributes }, text);
  const ask = button(texts.removeShort, { 'aria-label': texts.remove(card.name) });
  const yes = button(texts.removeYes, { class: 'TextButton TextButton--danger' });
  const no = button(texts.removeNo);
  const question = h('span', { class: 'RemoveAsk', role: 'group', 'aria-label': texts.removeAsk(card.name) }, yes, no);
  question.hidden = true;
  const toggle = (isAsking: boolean) => {
    question.hidden = !isAsking;
    ask.hidden = isAsking;
    (isAsking ? no : ask).focus();
  };
  ask.addEventListener('click', () => toggle(true));
  no.addEventListener('click', () => toggle(false));
  yes.addEventListener('click', () => {
    yes.disabled = true;
    plan.onRemove(card.id);
  });
  return h('span', { class: 'Remove' }, ask, question);
}

/** The customer's cards as lines of the list, as the session allows: shown, and perhaps removable. */
export function savedChoices(plan: ViewPlan): Choice[] {
  const { savedCards, canRemove } = plan.session;
  return savedCards.map((card) => {
    const name = textsIn(plan.language).savedCard(brandName(card.brand), card.last4);
    return {
      key: card.id,
      type: 'card',
      saved: card,
      label: name,
      note: expiryNote(card, plan),
      icon: brandIcon(card.brand),
      panel: null,
      aside: canRemove ? createRemove(plan, { id: card.id, name }) : null,
    };
  });
}
