import { medicalWords } from './medical-words';

/** The field of the box that says that the words were looked at. */
const wordsSeenField = 'wordsSeen';

/**
 * For a form whose texts patients read (field → text): sentences at the fields with suspect words and at the box that must be
 * ticked, or null when there is nothing to warn of or the box is ticked.
 */
export function medicalWarning(
  texts: Readonly<Record<string, string>>,
  isSeen: boolean,
): Readonly<Record<string, string>> | null {
  if (isSeen) return null;
  const found = Object.entries(texts).flatMap(([field, text]) => {
    const words = medicalWords(text).map(({ word }) => `「${word}」`);
    return words.length === 0
      ? []
      : [[field, `${words.join('')}は、医療広告ガイドラインで禁止または注意の対象です。言い換えてください。`] as const];
  });
  if (found.length === 0) return null;
  const box = '言い換えずに保存する場合は、医療広告ガイドラインを確認のうえ、チェックを入れてください。';
  return { ...Object.fromEntries(found), [wordsSeenField]: box };
}
