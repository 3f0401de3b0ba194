const address =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/;

/** An e-mail address in any width, trimmed, with a lower-case domain; null when it cannot be one. */
export function parseEmail(text: string): string | null {
  const typed = text.normalize('NFKC').trim();
  if (typed.length > 254 || !address.test(typed)) return null;
  const at = typed.lastIndexOf('@');
  return typed.slice(0, at) + typed.slice(at).toLowerCase();
}
