export const bodyBytesMax = 1024 * 1024;

/** Reads a body as text, and stops at the limit instead of holding whatever a stranger sends. */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  declaredLength: string | null,
): Promise<string | 'too_large'> {
  if (Number(declaredLength ?? 0) > bodyBytesMax) return 'too_large';
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > bodyBytesMax) return 'too_large';
    read.push(chunk);
  }
  return Buffer.concat(read, size).toString('utf8');
}
