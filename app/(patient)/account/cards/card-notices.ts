/** What the page of the cards says of what was just done, as named in its address. */
const notices = ['added', 'default', 'removed', 'try_again', 'allowed', 'withdrawn'] as const;
export type CardNotice = (typeof notices)[number];

export function cardsHref(notice: CardNotice): string {
  return `/account/cards?notice=${notice}`;
}

export function readCardNotice(text: unknown): CardNotice | null {
  return notices.find((notice) => notice === text) ?? null;
}
