import { methodTextsIn } from '../shared/method-texts';
import { textsIn } from '../shared/texts';
import { createAccordion } from './accordion';
import type { Choice, Chooser } from './choice';
import { h } from './dom';
import { type LayoutOptions, readLayout } from './layout-options';
import type { ViewPlan } from './method-form';
import { methodIcon } from './method-icon';
import { createTabs } from './tabs';

const SAVED = 'saved';

type Lists = { saved: readonly Choice[]; methods: readonly Choice[]; initial: string | null };

function createSingle(choice: Choice): Chooser {
  return {
    root: choice.panel ?? h('div'),
    selected: () => choice.key,
    select: () => undefined,
    focus: () => choice.panel?.querySelector('input')?.focus(),
  };
}

/** The saved cards are one tab with a list of their own. */
function createTabbed(plan: ViewPlan, { saved, methods, initial }: Lists): Chooser {
  const texts = methodTextsIn(plan.language);
  const legend = textsIn(plan.language).paymentMethod;
  const layout: LayoutOptions = { ...readLayout({ layout: 'accordion' }, 2), radios: true };
  const inner = createAccordion({
    choices: saved,
    layout,
    legend: texts.saved,
    more: texts.more,
    group: 'savedPaymentMethod',
    initial: saved.find(({ key }) => key === initial)?.key ?? saved[0]?.key ?? null,
    onSelect: plan.onChange,
  });
  const shared = { type: 'card', saved: null, note: null, aside: null } as const;
  const tab: Choice = { ...shared, key: SAVED, label: texts.saved, icon: methodIcon('card'), panel: inner.root };
  const named = methods.map((method) => ({ ...method, label: texts.names[method.type] }));
  const isSaved = (key: string | null) => saved.some((choice) => choice.key === key);
  const outer = createTabs({
    choices: saved.length > 0 ? [tab, ...named] : named,
    legend,
    initial: isSaved(initial) ? SAVED : initial,
    onSelect: plan.onChange,
  });
  return {
    ...outer,
    selected: () => (outer.selected() === SAVED ? inner.selected() : outer.selected()),
    select: (key) => {
      if (isSaved(key)) inner.select(key);
      outer.select(isSaved(key) ? SAVED : key);
    },
  };
}

/** Lays the choices out as the `layout` option says. One method alone needs no tabs. */
export function createChooser(plan: ViewPlan, lists: Lists): Chooser {
  const all = [...lists.saved, ...lists.methods];
  const layout = readLayout(plan.elementOptions, all.length);
  const initial = layout.defaultCollapsed && all.length > 1 ? null : lists.initial;
  const [only] = all;
  if (layout.type === 'tabs' && all.length === 1 && only !== undefined) return createSingle(only);
  if (layout.type === 'tabs') return createTabbed(plan, { ...lists, initial });
  return createAccordion({
    choices: all,
    layout,
    legend: textsIn(plan.language).paymentMethod,
    more: methodTextsIn(plan.language).more,
    group: 'paymentMethod',
    initial,
    onSelect: plan.onChange,
  });
}
