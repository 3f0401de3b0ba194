import { z } from 'zod';
import { orderIdText } from '@/lib/order-id';

/** The path's order id; another shape is "not found". */
export const orderParams = z.object({ orderId: orderIdText });
