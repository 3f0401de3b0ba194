import type { ReactNode } from 'react';
import { PatientShell } from '@/components/shells/patient-shell';
import { countCart } from '@/lib/cart/queries';
import { heldCartId } from '@/lib/http/cart-cookie';
import { requestContext } from '@/lib/http/request-context';

/** The patients' shell with what it shows of this browser. */
export async function PatientFrame({ children }: { children: ReactNode }) {
  const [ctx, cartId] = await Promise.all([requestContext(), heldCartId()]);
  return (
    <PatientShell cartCount={await countCart(ctx, cartId)} isSignedIn={ctx.actor.kind === 'user'}>
      {children}
    </PatientShell>
  );
}
