import { idText } from './id-text';

/** An order's id as it stands in an address or a stored document. */
export const orderIdText = idText('ord');
