import { receiveRequest } from '@/lib/webhooks/receiver';

export const runtime = 'nodejs';

export const POST = (request: Request) => receiveRequest(request, 'thin');
