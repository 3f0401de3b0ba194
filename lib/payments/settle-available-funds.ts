import type { Ctx } from '@/lib/context';

export async function settleAvailableFunds(_ctx: Ctx): Promise<{ readonly moved: number }> {
  throw new Error('being written');
}
