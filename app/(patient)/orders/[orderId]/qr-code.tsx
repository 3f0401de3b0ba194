import { create } from 'qrcode';

const quietZone = 4;

/** A QR code as one inline SVG path, dark on white also in dark mode, drawn on the server. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const side = modules.size + 2 * quietZone;
  const path = Array.from(modules.data, (dark, index) =>
    dark ? `M${(index % modules.size) + quietZone} ${Math.floor(index / modules.size) + quietZone}h1v1h-1z` : '',
  ).join('');
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      className="size-44 shrink-0 rounded-8"
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
