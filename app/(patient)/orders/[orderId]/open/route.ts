import { openOrderLink } from '@/lib/http/open-order-link';

/** The signed link in a guest's mails. */
export async function GET(request: Request, context: { params: Promise<{ orderId: string }> }): Promise<Response> {
  const { orderId } = await context.params;
  return openOrderLink({ orderId, key: new URL(request.url).searchParams.get('key') });
}
