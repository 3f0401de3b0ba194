import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { type AddOnChargeId, parseId } from '@/lib/ids';

/** What is no id of a charge does not exist. */
export const addOnParams = z.object({
  addOnId: z.string().transform((text): AddOnChargeId => {
    const id = parseId('adc', text);
    if (id === null) throw new AppError('not_found');
    return id;
  }),
});
