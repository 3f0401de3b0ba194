import type { Ctx } from '@/lib/context';

/** Somebody else's order is not for operators in general: these steps act for the caller. The operator was checked before. */
export function forCaller(ctx: Ctx): Ctx {
  return { ...ctx, actor: { kind: 'system', name: 'phone-order' } };
}
