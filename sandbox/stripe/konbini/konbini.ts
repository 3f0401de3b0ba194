import type { Family } from '../protocol/endpoint';
import { vouchers } from './voucher-kind';
import { expireLater, payByItself } from './voucher-tasks';

/** Vouchers are no objects of Stripe's API: they show in the intent and on hosted pages. */
export const konbiniFamily: Family = { kinds: [vouchers], endpoints: [], tasks: [expireLater, payByItself] };
