import { validationText } from '../shared/error-texts';
import type { Language } from '../shared/texts';
import { h } from './dom';
import { reformat } from './formatted-input';

export type FieldPlan = {
  name: string;
  label: string;
  placeholder: string;
  autocomplete: string;
  inputMode: 'numeric' | 'text' | 'email' | 'tel';
  language: Language;
  format: (text: string) => string;
  /** The code of what is wrong with the text, or null. */
  check: (text: string) => string | null;
  isFull: (text: string) => boolean;
  onInput: () => void;
  /** May be left empty; a required field says so to screen readers. */
  isOptional?: boolean;
  hint?: string;
};

export type TextField = {
  root: HTMLElement;
  wrap: HTMLElement;
  input: HTMLInputElement;
  problem: () => string | null;
  reveal: () => string | null;
  showText: (text: string | null) => void;
};

/** One labelled input with its error line. Errors appear on leaving the field, or as soon as a full entry is wrong. */
export function createTextField(plan: FieldPlan): TextField {
  const id = `payment-${plan.name}Input`;
  const errorId = `payment-${plan.name}Error`;
  const hintId = `payment-${plan.name}Hint`;
  const hint = plan.hint === undefined ? null : h('p', { id: hintId, class: 'Hint' }, plan.hint);
  const input = h('input', {
    id,
    class: 'Input',
    type: 'text',
    name: plan.name,
    placeholder: plan.placeholder,
    autocomplete: plan.autocomplete,
    inputmode: plan.inputMode,
    'aria-invalid': 'false',
    'aria-required': String(plan.isOptional !== true),
    autocorrect: 'off',
    spellcheck: 'false',
  });
  const error = h('p', { id: errorId, class: 'Error', role: 'alert' });
  error.hidden = true;
  const wrap = h('div', { class: 'InputWrap' }, input);
  const root = h(
    'div',
    { class: `Field Field--${plan.name}` },
    h('label', { class: 'Label', for: id }, plan.label),
    wrap,
    error,
    ...(hint === null ? [] : [hint]),
  );
  const describe = (isWrong: boolean) => {
    const ids = [...(isWrong ? [errorId] : []), ...(hint === null ? [] : [hintId])];
    if (ids.length === 0) input.removeAttribute('aria-describedby');
    else input.setAttribute('aria-describedby', ids.join(' '));
  };
  describe(false);

  const showText = (text: string | null) => {
    error.hidden = text === null;
    error.textContent = text ?? '';
    input.classList.toggle('Input--invalid', text !== null);
    input.setAttribute('aria-invalid', String(text !== null));
    describe(text !== null);
  };
  const problem = () => plan.check(input.value);
  const reveal = () => {
    const code = problem();
    showText(code === null ? null : validationText(code, plan.language));
    return code;
  };
  input.addEventListener('input', () => {
    reformat(input, plan.format);
    if (plan.isFull(input.value)) reveal();
    else showText(null);
    plan.onInput();
  });
  input.addEventListener('blur', () => {
    if (input.value !== '' && error.hidden) reveal();
  });
  return { root, wrap, input, problem, reveal, showText };
}
