import type { Stripe } from 'stripe';
import type { Kind } from '../store/kind';

export interface FileState {
  /** The content in base64. */
  content: string;
}

export const files: Kind<Stripe.File, FileState> = {
  name: 'file',
  noun: 'file upload',
  keys: ({ purpose }) => ({ purpose }),
};
