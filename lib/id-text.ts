import { z } from 'zod';
import { type Id, parseId } from './ids';

/** An id of one kind as it stands in an address, a form or a stored document. */
export function idText<Prefix extends string>(prefix: Prefix) {
  return z.string().transform((text, issue): Id<Prefix> => {
    const id = parseId(prefix, text);
    if (id !== null) return id;
    issue.addIssue({ code: 'custom', message: `not an id of ${prefix}` });
    return z.NEVER;
  });
}
