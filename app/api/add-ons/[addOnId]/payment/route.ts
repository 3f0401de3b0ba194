import { startAddOnPayment } from '@/lib/add-ons/pay-on-session';
import { route } from '@/lib/http/route';
import { payVisit } from '../../../../pay/pay-visit';
import { addOnParams } from '../add-on-params';

export const POST = route({
  role: 'anyone',
  params: addOnParams,
  limit: 'payment_start',
  run: async (ctx, { params }) => ({ ...(await startAddOnPayment(ctx, await payVisit(params.addOnId))) }),
});
