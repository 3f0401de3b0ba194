import { brandName } from '../shared/brands';
import { type Language, textsIn } from '../shared/texts';
import { brandIcon } from './brand-icon';
import { h } from './dom';
import type { SavedCard } from './session';

export type SavedCards = {
  root: HTMLElement;
  newCardPanel: HTMLElement;
  selected: () => SavedCard | null;
  focus: () => void;
};

type Plan = { language: Language; cards: SavedCard[]; defaultId: string | null; onSelect: () => void };

function isExpired(card: SavedCard, today: Date): boolean {
  return (
    card.expYear < today.getFullYear() || (card.expYear === today.getFullYear() && card.expMonth < today.getMonth() + 1)
  );
}

function cardLabel(card: SavedCard, language: Language): HTMLElement[] {
  const texts = textsIn(language);
  const date = `${String(card.expMonth).padStart(2, '0')}/${String(card.expYear % 100).padStart(2, '0')}`;
  const note = isExpired(card, new Date()) ? `${texts.savedExpiry(date)}（${texts.expired}）` : texts.savedExpiry(date);
  return [
    h('span', { class: 'ChoiceIcon', 'aria-hidden': 'true' }, brandIcon(card.brand)),
    h(
      'span',
      { class: 'ChoiceText' },
      h('span', { class: 'ChoiceName' }, texts.savedCard(brandName(card.brand), card.last4)),
      h('span', { class: 'ChoiceNote' }, note),
    ),
  ];
}

/** Radio list of the customer's cards, ending with "a new card", whose form opens below it. */
export function createSavedCards({ language, cards, defaultId, onSelect }: Plan): SavedCards {
  const texts = textsIn(language);
  const initial = cards.find(({ id }) => id === defaultId) ?? cards[0];
  const newCardPanel = h('div', { class: 'ChoicePanel' });
  const radio = (value: string) =>
    h('input', { type: 'radio', name: 'paymentMethod', value, checked: value === initial?.id });
  const radios = cards.map(({ id }) => radio(id));
  const newCard = radio('card');
  const items = cards.map((card, index) =>
    h(
      'label',
      { class: 'AccordionItem Choice', 'data-value': card.id },
      radios[index] ?? '',
      ...cardLabel(card, language),
    ),
  );
  const newItem = h(
    'div',
    { class: 'AccordionItem' },
    h(
      'label',
      { class: 'Choice', 'data-value': 'card' },
      newCard,
      h('span', { class: 'ChoiceIcon', 'aria-hidden': 'true' }, brandIcon('unknown')),
      h('span', { class: 'ChoiceName' }, texts.newCard),
    ),
    newCardPanel,
  );
  const root = h(
    'fieldset',
    { class: 'Choices' },
    h('legend', { class: 'Label' }, texts.paymentMethod),
    ...items,
    newItem,
  );
  const show = () => {
    newCardPanel.hidden = !newCard.checked;
    for (const [index, item] of items.entries()) {
      item.classList.toggle('AccordionItem--selected', radios[index]?.checked === true);
    }
    newItem.classList.toggle('AccordionItem--selected', newCard.checked);
  };
  root.addEventListener('change', () => {
    show();
    onSelect();
  });
  show();
  return {
    root,
    newCardPanel,
    selected: () => cards.find((_, index) => radios[index]?.checked === true) ?? null,
    focus: () => (radios.find(({ checked }) => checked) ?? newCard).focus(),
  };
}
