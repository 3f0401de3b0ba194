'use server';

import { z } from 'zod';
import { checkDocuments } from '@/lib/documents/check-documents';
import { action } from '@/lib/http/action';

export const checkDocumentsAction = action({
  role: 'operator',
  limit: 'operator_mutation',
  form: z.object({}),
  run: (ctx) => checkDocuments(ctx),
});
