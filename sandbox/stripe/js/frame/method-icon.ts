import type { MethodType } from '../shared/methods';
import { brandIcon } from './brand-icon';
import { svg } from './dom';

const hiddenFromReaders = { 'aria-hidden': 'true', focusable: 'false' };
const plate = (fill: string) => svg('rect', { x: 0.5, y: 0.5, width: 31, height: 20, rx: 3, fill, stroke: '#d7dde5' });

function framed(ground: string, ...content: Node[]): SVGElement {
  const size = { viewBox: '0 0 32 21', width: 32, height: 21 };
  return svg('svg', { class: 'BrandIcon', ...size, ...hiddenFromReaders }, plate(ground), ...content);
}

/** A shop with an awning. */
function konbini(): SVGElement {
  return framed(
    '#ffffff',
    svg('path', { d: 'M9 5h14l1.6 4H7.4z', fill: '#0b7a4b' }),
    svg('path', { d: 'M12 5l-.9 4M16 5v4M20 5l.9 4', stroke: '#ffffff', 'stroke-width': 1.2 }),
    svg('path', { d: 'M9 10.5h14V16H9z', fill: 'none', stroke: '#30313d', 'stroke-width': 1.2 }),
    svg('path', { d: 'M17.5 16v-4H21v4', fill: 'none', stroke: '#30313d', 'stroke-width': 1.2 }),
  );
}

function paypay(): SVGElement {
  const label = { 'text-anchor': 'middle', 'font-family': 'Arial, Helvetica, sans-serif', 'font-weight': 700 };
  return framed('#d90f2e', svg('text', { x: 16, y: 13.5, 'font-size': 8, fill: '#ffffff', ...label }, 'PayPay'));
}

/** A small drawn mark of a payment method; decorative, its name stands beside it. */
export function methodIcon(type: MethodType): SVGElement {
  if (type === 'konbini') return konbini();
  return type === 'paypay' ? paypay() : brandIcon('unknown');
}

/** An arrow that leaves its window. */
export function redirectIcon(): SVGElement {
  const stroke = { stroke: 'currentColor', 'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  return svg(
    'svg',
    { class: 'NoteIcon', viewBox: '0 0 24 24', width: 24, height: 24, fill: 'none', ...stroke, ...hiddenFromReaders },
    svg('path', { d: 'M10 5H5v14h14v-5' }),
    svg('path', { d: 'M14 4h6v6M20 4l-9 9' }),
  );
}
