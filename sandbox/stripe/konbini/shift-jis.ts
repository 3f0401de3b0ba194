let repertoire: Set<string> | undefined;

/** Whether the tills can print it: ASCII and JIS X 0208 (no ①, no 髙, no half-width kana), as Stripe asks. */
export function isPrintable(value: string): boolean {
  repertoire ??= readRepertoire();
  const known = repertoire;
  return [...value].every((character) => /^[ -~]$/.test(character) || known.has(character));
}

/** Rows 1 to 8 and 16 to 84; the rows between and after them are the makers' own. */
const leadBytes = [...range(0x81, 0x84), ...range(0x88, 0x9f), ...range(0xe0, 0xea)];
const trailBytes = [...range(0x40, 0x7e), ...range(0x80, 0xfc)];

function readRepertoire(): Set<string> {
  const decoder = new TextDecoder('shift_jis');
  const pairs = leadBytes.flatMap((lead) => trailBytes.map((trail) => Uint8Array.of(lead, trail)));
  return new Set(
    pairs.map((pair) => decoder.decode(pair)).filter((text) => [...text].length === 1 && text !== '\ufffd'),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
