import type { JsonRecord } from '../shared/json';
import type { StripeJsError } from '../shared/stripe-error';
import type { Language } from '../shared/texts';
import type { Session } from './session';

/** What every payment method's part of the element can do. */
export type MethodForm = {
  root: HTMLElement;
  status: () => { empty: boolean; complete: boolean };
  /** Shows every problem, moves to the first one and answers it; null when all is well. */
  validate: () => StripeJsError | null;
  /** Shows what the API refused beside the field that caused it. */
  showRefusal: (error: StripeJsError) => void;
  clear: () => void;
  focus: () => void;
};

export type ViewPlan = {
  language: Language;
  session: Session;
  elementsOptions: JsonRecord;
  elementOptions: JsonRecord;
  onChange: () => void;
  onRemove: (id: string) => void;
};
