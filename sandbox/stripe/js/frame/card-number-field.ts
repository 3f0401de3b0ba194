import { acceptedBrands, brandName } from '../shared/brands';
import {
  type CardBrand,
  checkCardNumber,
  detectBrand,
  formatCardNumber,
  maxLengthOf,
  readDigits,
} from '../shared/card-number';
import { type Language, textsIn } from '../shared/texts';
import { brandIcon } from './brand-icon';
import { h } from './dom';
import { createTextField, type TextField } from './text-field';

export type CardNumberField = TextField & { brand: () => CardBrand };

/** The card number with its brand: the accepted brands while it is unknown, then the one that the digits show. */
export function createCardNumberField(language: Language, onInput: () => void): CardNumberField {
  const texts = textsIn(language);
  const icons = h('span', { class: 'BrandIcons', 'aria-hidden': 'true' });
  const spoken = h('span', { class: 'Hidden', 'aria-live': 'polite' });
  let shown: CardBrand | null = null;

  const field = createTextField({
    name: 'number',
    label: texts.cardNumber,
    placeholder: '1234 1234 1234 1234',
    autocomplete: 'billing cc-number',
    inputMode: 'numeric',
    language,
    format: (text) => formatCardNumber(readDigits(text)),
    check: (text) => checkCardNumber(readDigits(text)),
    isFull: (text) => readDigits(text).length === maxLengthOf(readDigits(text)),
    onInput: () => {
      showBrand();
      onInput();
    },
  });
  const brand = () => detectBrand(readDigits(field.input.value));
  const showBrand = () => {
    const current = brand();
    if (current === shown) return;
    shown = current;
    const isKnown = current !== 'unknown';
    const brands = isKnown || field.input.value !== '' ? [current] : acceptedBrands;
    icons.replaceChildren(...brands.map((each) => brandIcon(each)));
    spoken.textContent = isKnown ? texts.brandDetected(brandName(current)) : '';
  };
  field.wrap.append(icons, spoken);
  showBrand();
  return { ...field, brand };
}
