import { z } from 'zod';
import { type DocumentId, parseId } from '@/lib/ids';

/** A document's id as it stands in an address. */
export const documentIdText = z.string().transform((text, issue): DocumentId => {
  const id = parseId('doc', text);
  if (id !== null) return id;
  issue.addIssue('not a document id');
  return z.NEVER;
});
