const neverFirst =
  /^[、。，．・：；？！」』）】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～%％円,.:;?!)\]}]/u;
const neverLast = /[「『（【〈《〔［｛¥￥([{]$/u;
const latin = /[A-Za-z0-9@._\-+/#:,]$/u;

/** Where a Japanese text may break (行頭・行末禁則): parts with an empty one between them, as the PDF's layout wants it. */
export function breakable(word: string): string[] {
  const parts: string[] = [];
  for (const character of word) {
    const last = parts.at(-1);
    const joins =
      last !== undefined &&
      (neverFirst.test(character) || neverLast.test(last) || (latin.test(character) && latin.test(last)));
    if (joins) parts[parts.length - 1] = `${last}${character}`;
    else parts.push(character);
  }
  return parts.flatMap((part) => [part, '']);
}
