import { and, eq } from 'drizzle-orm';
import { type DocumentCopy, documentRenderings } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import { readContent } from './content';
import { type DocumentRow, sha256 } from './insert-document';
import { renderDocument } from './pdf/render-document';

/** The bytes of a document's copy: rendered from its frozen content when first asked for, the same for ever after. */
export async function renderingOf(ctx: Ctx, document: DocumentRow, copy: DocumentCopy): Promise<Uint8Array> {
  const stored = await storedRendering(ctx, document, copy);
  if (stored !== null) return stored;
  const pdf = await renderDocument(readContent(document.content), copy);
  await ctx.db
    .insert(documentRenderings)
    .values({ documentId: document.id, copy, pdf, sha256: sha256(pdf), createdAt: ctx.clock.now() })
    .onConflictDoNothing();
  const kept = await storedRendering(ctx, document, copy);
  assert(kept !== null, 'a rendering is kept');
  return kept;
}

async function storedRendering(ctx: Ctx, document: DocumentRow, copy: DocumentCopy): Promise<Uint8Array | null> {
  const [stored] = await ctx.db
    .select({ pdf: documentRenderings.pdf })
    .from(documentRenderings)
    .where(and(eq(documentRenderings.documentId, document.id), eq(documentRenderings.copy, copy)));
  return stored?.pdf ?? null;
}
