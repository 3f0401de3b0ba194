import type { MethodType } from '../shared/methods';
import type { SavedCard } from './session';

/** One line of the list: a saved card, or a payment method with its form. */
export type Choice = {
  key: string;
  type: MethodType;
  saved: SavedCard | null;
  label: string;
  note: string | null;
  icon: SVGElement;
  /** What opens below the line when it is chosen. */
  panel: HTMLElement | null;
  /** A control of its own beside the line. */
  aside: HTMLElement | null;
};

/** The list as drawn: accordion, tabs, or a single form without any list. */
export type Chooser = {
  root: HTMLElement;
  selected: () => string | null;
  select: (key: string | null) => void;
  focus: () => void;
};
