/** Why a word is suspect: 比較優良, 誇大, 費用の過度な強調, 体験談 (医療広告ガイドライン). */
export type MedicalWordKind = 'comparison' | 'exaggeration' | 'price_emphasis' | 'testimonial';

export interface MedicalWord {
  readonly word: string;
  readonly kind: MedicalWordKind;
}

const words: Readonly<Record<MedicalWordKind, readonly RegExp[]>> = {
  comparison: [
    /日本一/,
    /世界一/,
    /業界(?:一|初|随一)/,
    /地域(?:一|で一番)/,
    /最高(?!血圧)/,
    /最先端/,
    /No\.?\s?1/i,
    /ナンバーワン/,
    /第一位/,
    /一番/,
  ],
  exaggeration: [
    /絶対/,
    /必ず/,
    /確実に/,
    /完全(?:無欠|保証)/,
    /完璧/,
    /100[%％]/,
    /万全/,
    /奇跡/,
    /安心安全/,
    /見逃(?:さない|しません)/,
  ],
  price_emphasis: [
    /激安/,
    /格安/,
    /最安/,
    /破格/,
    /今だけ/,
    /今なら/,
    /キャンペーン/,
    /モニター価格/,
    /大特価/,
    /大感謝/,
    /セール/,
    /限定価格/,
    /お得すぎ/,
    /無料プレゼント/,
  ],
  testimonial: [/体験談/, /患者様の声/, /お客様の声/, /口コミ/, /満足度/, /喜びの声/],
};

/**
 * Words in a text shown to patients that the medical-advertising rules forbid or frown on, as they stand in it (compared in any
 * width). A warning, not a verdict: whoever saves must say that they have looked.
 */
export function medicalWords(text: string): MedicalWord[] {
  const plain = text.normalize('NFKC');
  const found = Object.entries(words).flatMap(([kind, patterns]) =>
    patterns.flatMap((pattern) => {
      const word = plain.match(pattern)?.[0];
      return word === undefined || !isKind(kind) ? [] : [{ word, kind }];
    }),
  );
  return found.toSorted((a, b) => plain.indexOf(a.word) - plain.indexOf(b.word));
}

function isKind(text: string): text is MedicalWordKind {
  return Object.hasOwn(words, text);
}
