import { z } from 'zod';
import { type OrderId, parseId } from './ids';

/** An order's id as it stands in an address or a stored document. */
export const orderIdText = z.string().transform((text, issue): OrderId => {
  const id = parseId('ord', text);
  if (id !== null) return id;
  issue.addIssue({ code: 'custom', message: 'not an order id' });
  return z.NEVER;
});
