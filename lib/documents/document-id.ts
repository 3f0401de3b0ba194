import { idText } from '@/lib/id-text';

/** A document's id as it stands in an address. */
export const documentIdText = idText('doc');
