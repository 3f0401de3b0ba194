const hiragana = /[ぁ-ゖ]/g;
const katakana = /^[ァ-ヺー・ヽヾ　A-Za-z.'’-]+$/;

/**
 * Kana as people type it (hiragana, half-width, any dash, any space) → 全角カタカナ with single full-width spaces. Latin letters
 * stay, for people whose name has no kana. Null when something else is in it.
 */
export function parseKana(text: string): string | null {
  const kana = text
    .normalize('NFKC')
    .replace(hiragana, (character) => String.fromCodePoint(character.charCodeAt(0) + 0x60))
    .replace(/(?<=[ァ-ヺー])[-−‐‑‒–—―]/g, 'ー')
    .trim()
    .replace(/\s+/g, '　');
  return katakana.test(kana) ? kana : null;
}
