import { z } from 'zod';

/** An e-mail address as people type it: full-width letters and stray spaces are fine. Lower case, as it is stored. */
export const typedEmail = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254));

/** Six digits as people type them: full-width, with spaces or dashes. */
export const typedCode = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s\-‐-―ー－]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
