import type { FacilityId, OrderId } from '@/lib/ids';

export type Role = 'operator' | 'facility' | 'radiologist' | 'patient';

/** Who acts. `system` is a job or webhook; a guest carries the orders whose signed link or cookie they hold. */
export type Actor =
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'guest'; readonly orderIds: readonly OrderId[] }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly email: string;
      readonly roles: readonly Role[];
      readonly facilityIds: readonly FacilityId[];
      readonly orderIds: readonly OrderId[];
    };

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'user' && actor.roles.includes(role);
}
