/** A Japanese telephone number in any width, with any dash, space or bracket, also +81 → its 10 or 11 digits, else null. */
export function parsePhone(text: string): string | null {
  const typed = text.normalize('NFKC').replace(/[\s\-ー−‐‑‒–—―().・]/g, '');
  const digits = typed.replace(/^\+81(0?)/, '0');
  return /^0[1-9]\d{8,9}$/.test(digits) ? digits : null;
}
