'use server';

import { revalidatePath } from 'next/cache';
import { getMessages, getTranslations } from 'next-intl/server';
import { issueReceipt } from '@/lib/documents/issue-receipt';
import { issueRefundNote } from '@/lib/documents/issue-refund-note';
import { noteForm, receiptForm } from '@/lib/documents/receipt-form';
import { action, FormRefusal } from '@/lib/http/action';

/** Issues the receipts of the caller's order to the addressee in the form. */
export const issueReceiptAction = action({
  role: 'anyone',
  limit: 'document',
  form: receiptForm,
  run: async (ctx, input): Promise<null | FormRefusal> => {
    const { documents } = await getMessages();
    const t = await getTranslations('documents.form');
    const outcome = await issueReceipt(ctx, input);
    if (outcome.ok) {
      revalidatePath(`/orders/${input.orderId}/receipt`);
      return null;
    }
    if (outcome.reason === 'unprintable') {
      const addressee = t('unprintable', { characters: outcome.characters.join('') });
      return new FormRefusal({ fields: { addressee } });
    }
    return new FormRefusal({ message: documents.form.refused[outcome.reason] });
  },
});

/** Issues what refund notes are due to the receipts of the caller's order. */
export const issueRefundNoteAction = action({
  role: 'anyone',
  limit: 'document',
  form: noteForm,
  run: async (ctx, input): Promise<null> => {
    await issueRefundNote(ctx, input);
    revalidatePath(`/orders/${input.orderId}/receipt`);
    return null;
  },
});
