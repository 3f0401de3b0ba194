import type { Messages } from '@/messages/catalogue';

/** What the forms about fees say. */
export type FeeFormTexts = Pick<
  Messages['fees']['console'],
  'form' | 'policy' | 'on' | 'off' | 'half_up' | 'down' | 'offered' | 'notOffered' | 'why'
> & { readonly required: string };
