import type { CardBrand } from '../shared/card-number';
import { svg } from './dom';

type Mark = { ground: string; ink: string; text: string; size: number; italic?: boolean };

const marks: { [Brand in Exclude<CardBrand, 'mastercard' | 'unknown'>]: Mark } = {
  visa: { ground: '#ffffff', ink: '#1a1f71', text: 'VISA', size: 9.5, italic: true },
  amex: { ground: '#006fcf', ink: '#ffffff', text: 'AMEX', size: 7.5 },
  jcb: { ground: '#ffffff', ink: '#0b4ea2', text: 'JCB', size: 9.5 },
  diners: { ground: '#ffffff', ink: '#0079be', text: 'Diners', size: 7.5 },
  discover: { ground: '#ffffff', ink: '#c2510c', text: 'DISC', size: 8 },
  unionpay: { ground: '#ffffff', ink: '#00626e', text: 'UPay', size: 8 },
};

function frame(ground: string, ...content: Node[]): SVGElement {
  const plate = svg('rect', { x: 0.5, y: 0.5, width: 31, height: 20, rx: 3, fill: ground, stroke: '#d7dde5' });
  return svg(
    'svg',
    { class: 'BrandIcon', viewBox: '0 0 32 21', width: 32, height: 21, 'aria-hidden': 'true', focusable: 'false' },
    plate,
    ...content,
  );
}

function mastercard(): SVGElement {
  return frame(
    '#ffffff',
    svg('circle', { cx: 13, cy: 10.5, r: 6, fill: '#eb001b' }),
    svg('circle', { cx: 19, cy: 10.5, r: 6, fill: '#f79e1b' }),
    svg('path', { d: 'M16 5.3a6 6 0 0 1 0 10.4a6 6 0 0 1 0-10.4z', fill: '#ff5f00' }),
  );
}

function blankCard(): SVGElement {
  return frame(
    '#f4f6f9',
    svg('rect', { x: 1, y: 5, width: 30, height: 3.5, fill: '#8792a2' }),
    svg('rect', { x: 4, y: 12.5, width: 9, height: 2.5, rx: 1, fill: '#c1c9d2' }),
  );
}

/** A small drawn mark of a card brand; decorative, the name is given to screen readers beside it. */
export function brandIcon(brand: CardBrand): SVGElement {
  if (brand === 'mastercard') return mastercard();
  if (brand === 'unknown') return blankCard();
  const mark = marks[brand];
  const label = svg(
    'text',
    {
      x: 16,
      y: 10.5 + mark.size * 0.36,
      'text-anchor': 'middle',
      'font-family': 'Arial, Helvetica, sans-serif',
      'font-weight': 700,
      'font-size': mark.size,
      'font-style': mark.italic === true ? 'italic' : 'normal',
      fill: mark.ink,
    },
    mark.text,
  );
  return frame(mark.ground, label);
}

export function cvcIcon(): SVGElement {
  return svg(
    'svg',
    { class: 'BrandIcon', viewBox: '0 0 32 21', width: 32, height: 21, 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { x: 0.5, y: 0.5, width: 31, height: 20, rx: 3, fill: '#f4f6f9', stroke: '#d7dde5' }),
    svg('rect', { x: 1, y: 4, width: 30, height: 3.5, fill: '#8792a2' }),
    svg('rect', { x: 17, y: 10, width: 11, height: 6.5, rx: 1.5, fill: '#ffffff', stroke: '#697386' }),
    svg(
      'text',
      { x: 22.5, y: 15, 'text-anchor': 'middle', 'font-size': 5, 'font-weight': 700, fill: '#30313d' },
      '123',
    ),
  );
}
