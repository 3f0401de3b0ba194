/** A path of our own to return to after sign-in; anything that could lead elsewhere becomes `/`. */
export function safePath(text: string | null | undefined): string {
  if (text === null || text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return '/';
  // `/..//evil.example` becomes `//evil.example` only once it is resolved.
  const { origin, pathname, search } = new URL(text, 'http://own.invalid');
  return origin === 'http://own.invalid' && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
