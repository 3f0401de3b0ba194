'use server';

import { getMessages } from 'next-intl/server';
import { z } from 'zod';
import { deleteAccount } from '@/lib/account/delete-account';
import { familyMax, listFamily } from '@/lib/account/family';
import { removeFamilyMember } from '@/lib/account/remove-family-member';
import { familyForm, saveFamilyMember } from '@/lib/account/save-family-member';
import { profileForm, saveProfile } from '@/lib/account/save-profile';
import { action, FormRefusal } from '@/lib/http/action';
import { initialFormState } from '@/lib/http/form-state';
import { leaveTo } from '@/lib/http/leave-page';
import { parseId } from '@/lib/ids';
import { fieldTexts } from './field-texts';

/** The signed-in person's details, as they fill the checkout form later. */
export const saveProfileAction = action({
  role: 'patient',
  form: profileForm,
  run: async (ctx, form) => {
    const saved = await saveProfile(ctx, form);
    return saved.ok ? null : new FormRefusal({ fields: fieldTexts(saved.fields, await getMessages()) });
  },
});

const memberIdText = z
  .string()
  .default('')
  .transform((text) => parseId('fam', text));

/** Adds a member of the family, or changes the one that is named. */
export const saveFamilyAction = action({
  role: 'patient',
  form: familyForm.extend({ memberId: memberIdText }),
  run: async (ctx, { memberId, ...form }) => {
    const messages = await getMessages();
    if (memberId === null && (await listFamily(ctx)).length >= familyMax) {
      return new FormRefusal({ message: messages.account.family.full });
    }
    const saved = await saveFamilyMember(ctx, { memberId, form });
    if (saved.ok) return leaveTo('/account/family?notice=saved');
    return new FormRefusal({ fields: fieldTexts(saved.fields, messages) });
  },
});

const removeForm = action({
  role: 'patient',
  form: z.object({ memberId: memberIdText }),
  run: async (ctx, { memberId }): Promise<null> => {
    if (memberId !== null) await removeFamilyMember(ctx, { memberId });
    return leaveTo('/account/family?notice=removed');
  },
});

/** Removes a member of the family, with or without JavaScript. */
export async function removeFamilyAction(form: FormData): Promise<void> {
  await removeForm(initialFormState, form);
  leaveTo('/account/family');
}

/** Ends the account once the person has said so; works without JavaScript. */
export const deleteAccountAction = action({
  role: 'patient',
  form: z.object({ confirm: z.literal('on').optional() }),
  run: async (ctx, { confirm }) => {
    const { account } = await getMessages();
    if (confirm !== 'on') return new FormRefusal({ fields: { confirm: account.delete.confirmError } });
    const result = await deleteAccount(ctx);
    if (result === 'deleted') return leaveTo('/account/delete/done');
    return new FormRefusal({ message: result === 'member' ? account.delete.member : account.delete.tryAgain });
  },
});
