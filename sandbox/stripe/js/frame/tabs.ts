import type { Choice, Chooser } from './choice';
import { h } from './dom';

export type TabsPlan = {
  choices: readonly Choice[];
  legend: string;
  initial: string | null;
  onSelect: () => void;
};

type Tab = { choice: Choice; button: HTMLButtonElement; panel: HTMLElement };

function createTab(choice: Choice): Tab {
  const [id, panelId] = [`payment-${choice.key}Tab`, `payment-${choice.key}Panel`];
  const button = h(
    'button',
    { type: 'button', role: 'tab', id, class: 'Tab', 'data-testid': choice.key, 'aria-controls': panelId },
    h('span', { class: 'TabIcon', 'aria-hidden': 'true' }, choice.icon),
    h('span', { class: 'TabLabel' }, choice.label),
  );
  const panel = h('div', { role: 'tabpanel', id: panelId, 'aria-labelledby': id, class: 'TabPanel' });
  if (choice.panel !== null) panel.append(choice.panel);
  return { choice, button, panel };
}

const steps: { [key: string]: (at: number, count: number) => number } = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs in a row, with the keys that the pattern promises: arrows, Home, End. */
export function createTabs(plan: TabsPlan): Chooser {
  const tabs = plan.choices.map(createTab);
  let current: string | null = null;
  const select = (key: string | null) => {
    current = key;
    for (const [index, { choice, button, panel }] of tabs.entries()) {
      const isChosen = choice.key === key;
      button.setAttribute('aria-selected', String(isChosen));
      button.classList.toggle('Tab--selected', isChosen);
      button.tabIndex = isChosen || (key === null && index === 0) ? 0 : -1;
      panel.hidden = !isChosen;
    }
  };
  const choose = (tab: Tab | undefined) => {
    if (tab === undefined || tab.choice.key === current) return;
    select(tab.choice.key);
    plan.onSelect();
  };
  for (const tab of tabs) tab.button.addEventListener('click', () => choose(tab));
  const row = h(
    'div',
    { role: 'tablist', class: 'TabList', 'aria-label': plan.legend },
    ...tabs.map((tab) => tab.button),
  );
  row.addEventListener('keydown', (event) => {
    const at = tabs.findIndex(({ button }) => button === event.target);
    const next = at < 0 ? undefined : tabs[steps[event.key]?.(at, tabs.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    next.button.focus();
    choose(next);
  });
  select(plan.initial);
  return {
    root: h('div', { class: 'Tabs' }, row, ...tabs.map(({ panel }) => panel)),
    selected: () => current,
    select,
    focus: () => (tabs.find(({ choice }) => choice.key === current) ?? tabs[0])?.button.focus(),
  };
}
