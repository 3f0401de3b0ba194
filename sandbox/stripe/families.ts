import { customersFamily } from './families/customers';
import { eventsFamily } from './families/events';
import { webhookEndpointsFamily } from './families/webhook-endpoints';
import type { Family } from './protocol/endpoint';

/** Every object family of the sandbox. Add yours in alphabetical order. */
export const families: readonly Family[] = [customersFamily, eventsFamily, webhookEndpointsFamily];
