import { renderToBuffer } from '@react-pdf/renderer';
import type { DocumentCopy } from '@/db/schema';
import type { DocumentContent } from '../content';
import { ReceiptSheet } from './receipt-sheet';
import { RefundNoteSheet } from './refund-note-sheet';

/** The PDF of a frozen content; `reissue` bears the mark 再発行. */
export async function renderDocument(content: DocumentContent, copy: DocumentCopy): Promise<Uint8Array> {
  const sheet =
    content.kind === 'receipt' ? (
      <ReceiptSheet content={content} copy={copy} />
    ) : (
      <RefundNoteSheet content={content} copy={copy} />
    );
  return renderToBuffer(sheet);
}
