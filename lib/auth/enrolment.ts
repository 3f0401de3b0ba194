import { APIError } from 'better-auth/api';
import qrcode from 'qrcode';
import type { Door } from './enter-code';

export interface Enrolment {
  /** Base32 in groups of four, to be typed. */
  readonly secret: string;
  /** An SVG path of unit squares, quiet zone included. */
  readonly qr: { readonly size: number; readonly path: string };
}

const quietZone = 2;

/** The secret that a begun enrolment shows, or null when none was begun. Only for sessions without a second factor. */
export async function openEnrolment({ auth, headers }: Door): Promise<Enrolment | null> {
  try {
    const { totpURI } = await auth.api.getTOTPURI({ body: {}, headers });
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    return { secret: (secret.match(/.{1,4}/g) ?? []).join(' '), qr: qrPath(totpURI) };
  } catch (error) {
    if (error instanceof APIError) return null;
    throw error;
  }
}

function qrPath(text: string): Enrolment['qr'] {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 1) squares.push(`M${column + quietZone} ${row + quietZone}h1v1h-1z`);
    }
  }
  return { size: modules.size + 2 * quietZone, path: squares.join('') };
}
