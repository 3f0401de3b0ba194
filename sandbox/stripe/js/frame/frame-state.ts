import type { JsonRecord } from '../shared/json';
import type { ParentLink } from '../shared/parent-link';
import { type ApiAccess, readAccess } from './api';
import { keepInput } from './keep-input';
import { createPaymentView, type PaymentView } from './payment-view';
import type { Session } from './session';

export type FrameState = {
  link: ParentLink;
  root: HTMLElement;
  access: ApiAccess;
  elementsOptions: JsonRecord;
  elementOptions: JsonRecord;
  session: Session | null;
  view: PaymentView | null;
  lastChange: string;
  onRemove: (id: string) => void;
};

export function createState(root: HTMLElement, locale: string): FrameState {
  return {
    link: { notify: () => undefined },
    root,
    access: readAccess({ locale }),
    elementsOptions: {},
    elementOptions: {},
    session: null,
    view: null,
    lastChange: '',
    onRemove: () => undefined,
  };
}

/** Tells the page, unless nothing that it can see has changed. */
export function announceChange(state: FrameState): void {
  if (state.view === null) return;
  const summary = state.view.summary();
  const text = JSON.stringify(summary);
  if (text === state.lastChange) return;
  state.lastChange = text;
  state.link.notify('change', summary);
}

export function freeze(state: FrameState, isBusy: boolean): void {
  state.root.inert = isBusy || state.elementOptions['readOnly'] === true;
}

/** Draws the element; what was typed and chosen before is there again. */
export function draw(state: FrameState): void {
  if (state.session === null) return;
  const { access, session, elementsOptions, elementOptions, view: before } = state;
  document.documentElement.lang = access.language;
  const restore = before === null ? null : keepInput(before.root);
  const view = createPaymentView({
    language: access.language,
    session,
    elementsOptions,
    elementOptions,
    onChange: () => {
      if (state.view === view) announceChange(state);
    },
    onRemove: (id) => state.onRemove(id),
  });
  if (before === null) state.lastChange = JSON.stringify(view.summary());
  restore?.(view.root);
  const key = before?.selectedKey() ?? null;
  if (before !== null && (key === null || view.has(key))) view.select(key);
  state.view = view;
  state.root.replaceChildren(view.root);
  freeze(state, false);
  if (before !== null) announceChange(state);
}
