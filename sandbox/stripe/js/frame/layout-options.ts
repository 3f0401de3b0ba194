import { isRecord, type JsonRecord } from '../shared/json';

export type LayoutOptions = {
  type: 'tabs' | 'accordion';
  defaultCollapsed: boolean;
  radios: boolean;
  isSpaced: boolean;
  visibleCount: number;
  isLogoLast: boolean;
};

const VISIBLE_COUNT = 5;

/** `layout` as given: a name or an object. `radios` is shown unless 'never'; older pages say true or false. */
export function readLayout(elementOptions: JsonRecord, count: number): LayoutOptions {
  const given = elementOptions['layout'];
  const options: JsonRecord = isRecord(given) ? given : { type: given };
  const { radios, visibleAccordionItemsCount: visible } = options;
  const isOnlyOne = count < 2;
  return {
    type: options['type'] === 'tabs' || (options['type'] !== 'accordion' && isOnlyOne) ? 'tabs' : 'accordion',
    defaultCollapsed: options['defaultCollapsed'] === true,
    radios: !(radios === 'never' || radios === false || (radios !== 'always' && isOnlyOne)),
    isSpaced: options['spacedAccordionItems'] === true,
    visibleCount: typeof visible === 'number' ? visible || Number.POSITIVE_INFINITY : VISIBLE_COUNT,
    isLogoLast: options['paymentMethodLogoPosition'] === 'end',
  };
}
