import type { Family } from '../protocol/endpoint';
import { paypayRedirects } from './redirect-kind';

export const paypayFamily: Family = { kinds: [paypayRedirects], endpoints: [] };
