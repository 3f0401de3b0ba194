import { en } from './en';
import { ja } from './ja';

export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];
export type Messages = typeof ja;

type Tree = { readonly [key: string]: string | Tree };

function fillGaps(base: Tree, over: Tree): Tree {
  const merged: Record<string, string | Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    merged[key] = typeof value === 'object' && typeof below === 'object' ? fillGaps(below, value) : value;
  }
  return merged;
}

function isMessages(tree: Tree): tree is Messages {
  return Object.keys(ja).every((namespace) => namespace in tree);
}

/** The texts of a language; English falls back to Japanese wherever a key is missing. */
export function messagesFor(locale: Locale): Messages {
  if (locale === 'ja') return ja;
  const filled = fillGaps(ja, en);
  return isMessages(filled) ? filled : ja;
}

/** The language named by an untrusted value (cookie, form); Japanese when it names none. */
export function readLocale(value: unknown): Locale {
  return locales.find((locale) => locale === value) ?? 'ja';
}
