import type { Ctx } from '@/lib/context';

export async function sweepPayments(_ctx: Ctx): Promise<{ readonly checked: number; readonly applied: number }> {
  throw new Error('being written');
}
