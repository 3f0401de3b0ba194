import { create } from 'qrcode';

const quietZone = 4;

/** A QR code with its quiet zone as one SVG path in a square of `side` units: dark modules only. */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const path = Array.from(modules.data, (dark, index) =>
    dark ? `M${(index % modules.size) + quietZone} ${Math.floor(index / modules.size) + quietZone}h1v1h-1z` : '',
  ).join('');
  return { side: modules.size + 2 * quietZone, path };
}
