import { cookies } from 'next/headers';
import { payLinkMs } from '@/lib/add-ons/charge-rules';
import { isPayKey, payCookie, payCookieName } from '@/lib/add-ons/pay-link';
import { env } from '@/lib/env';
import { parseId } from '@/lib/ids';
import { secondMs } from '@/lib/time/duration';

/** The mailed link: its key becomes a cookie and leaves the address bar at once. A wrong key leads to "not found". */
export async function GET(request: Request, { params }: { params: Promise<{ addOnId: string }> }): Promise<Response> {
  const addOnId = parseId('adc', (await params).addOnId);
  const key = new URL(request.url).searchParams.get('key') ?? '';
  if (addOnId !== null && isPayKey(addOnId, key)) {
    (await cookies()).set(payCookieName, payCookie(addOnId), {
      httpOnly: true,
      sameSite: 'lax',
      secure: env().APP_URL.startsWith('https:'),
      path: '/',
      maxAge: payLinkMs / secondMs,
    });
  }
  return new Response(null, {
    status: 303,
    headers: {
      location: `/pay/${addOnId ?? 'unknown'}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
