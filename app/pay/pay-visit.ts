import { cookies } from 'next/headers';
import { opensCharge, payCookieName } from '@/lib/add-ons/pay-link';
import type { AddOnChargeId } from '@/lib/ids';

/** Which charge is visited, and whether this browser followed its mailed link. */
export async function payVisit(chargeId: AddOnChargeId) {
  const cookie = (await cookies()).get(payCookieName)?.value;
  return { chargeId, holdsLink: opensCharge(cookie, chargeId) };
}
