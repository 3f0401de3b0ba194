/** A path of our own to return to after sign-in; anything that could lead elsewhere becomes `/`. */
export function safePath(text: string | null | undefined): string {
  if (text === null || text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return '/';
  const url = new URL(text, 'http://own.invalid');
  return url.origin === 'http://own.invalid' ? `${url.pathname}${url.search}` : '/';
}
