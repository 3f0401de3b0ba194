import { type Font, openSync } from 'fontkit';
import { boldFont, regularFont } from './pdf/font-files';

/** 下駄記号, the printers' mark for a character that is not at hand. */
export const geta = '〓';

/** They choose a form of the character before them; the font has one form of each. */
const variationSelector = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

function openFont(file: string): Font {
  const font = openSync(file);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is no single font`);
  return font;
}

let fonts: readonly Font[] | undefined;

function hasGlyph(character: string): boolean {
  fonts ??= [openFont(regularFont), openFont(boldFont)];
  const point = character.codePointAt(0) ?? 0;
  return /\s/u.test(character) || fonts.every((font) => font.hasGlyphForCodePoint(point));
}

/** The characters of a text that the PDF's font lacks, each once. Without this check they would print as others, silently. */
export function missingCharacters(text: string): readonly string[] {
  const characters = [...text.replace(variationSelector, '')];
  return [...new Set(characters.filter((character) => !hasGlyph(character)))];
}

/** A text as it can be printed, never normalised: what the font lacks stands as 〓. */
export function printable(text: string): string {
  return [...text.replace(variationSelector, '')].map((character) => (hasGlyph(character) ? character : geta)).join('');
}

/** A name as it can be printed; with its kana behind it when a character had to be replaced. */
export function printablePerson({ name, kana }: { readonly name: string; readonly kana: string | null }): string {
  const shown = printable(name);
  return missingCharacters(name).length > 0 && kana !== null ? `${shown}（${printable(kana)}）` : shown;
}
