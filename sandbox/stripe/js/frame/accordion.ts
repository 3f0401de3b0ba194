import type { Choice, Chooser } from './choice';
import { h } from './dom';
import type { LayoutOptions } from './layout-options';

export type AccordionPlan = {
  choices: readonly Choice[];
  layout: LayoutOptions;
  legend: string;
  more: string;
  /** Radios of two lists must not share a name. */
  group: string;
  initial: string | null;
  onSelect: () => void;
};

type Item = { choice: Choice; radio: HTMLInputElement; root: HTMLElement };

function createItem({ layout, group }: AccordionPlan, choice: Choice): Item {
  const radio = h('input', {
    type: 'radio',
    name: group,
    value: choice.key,
    class: layout.radios ? 'Radio' : 'Hidden',
  });
  const icon = h('span', { class: 'ChoiceIcon', 'aria-hidden': 'true' }, choice.icon);
  const text = h('span', { class: 'ChoiceText' }, h('span', { class: 'ChoiceName' }, choice.label));
  if (choice.note !== null) text.append(h('span', { class: 'ChoiceNote' }, choice.note));
  const parts = layout.isLogoLast ? [text, icon] : [icon, text];
  const label = h('label', { class: 'Choice', 'data-value': choice.key }, radio, ...parts);
  const line = h('div', { class: 'ChoiceLine' }, label);
  if (choice.aside !== null) line.append(choice.aside);
  const root = h('div', { class: 'AccordionItem' }, line);
  if (choice.panel !== null) root.append(h('div', { class: 'ChoicePanel' }, choice.panel));
  return { choice, radio, root };
}

function createMore(plan: AccordionPlan, late: readonly Item[]): HTMLElement {
  const more = h('button', { type: 'button', class: 'MoreButton' }, plan.more);
  more.addEventListener('click', () => {
    for (const { root } of late) root.hidden = false;
    more.hidden = true;
    late[0]?.radio.focus();
  });
  return more;
}

/** Radio list; the chosen one's form opens below its line. */
export function createAccordion(plan: AccordionPlan): Chooser {
  const { layout } = plan;
  const items = plan.choices.map((choice) => createItem(plan, choice));
  const late = items.slice(layout.visibleCount);
  const legend = h('legend', { class: 'Hidden' }, plan.legend);
  const classes = `Choices${layout.isSpaced ? ' Choices--spaced' : ''}${layout.radios ? '' : ' Choices--plain'}`;
  const list = h('div', { class: 'ChoiceList' }, ...items.map(({ root }) => root));
  const root = h('fieldset', { class: classes }, legend, list);
  for (const item of late) item.root.hidden = true;
  if (late.length > 0) root.append(createMore(plan, late));

  const show = () => {
    for (const { radio, root: item } of items) {
      item.classList.toggle('AccordionItem--selected', radio.checked);
      const panel = item.querySelector<HTMLElement>(':scope > .ChoicePanel');
      if (panel !== null) panel.hidden = !radio.checked;
    }
  };
  const select = (key: string | null) => {
    for (const { choice, radio } of items) radio.checked = choice.key === key;
    show();
  };
  root.addEventListener('change', (event) => {
    if (!items.some(({ radio }) => radio === event.target)) return;
    show();
    plan.onSelect();
  });
  select(plan.initial);
  return {
    root,
    selected: () => items.find(({ radio }) => radio.checked)?.choice.key ?? null,
    select,
    focus: () => (items.find(({ radio }) => radio.checked) ?? items[0])?.radio.focus(),
  };
}
