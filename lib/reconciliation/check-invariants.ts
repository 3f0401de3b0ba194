import type { Ctx } from '@/lib/context';
import { recordRun } from './money-stop';
import { runInvariants } from './run-invariants';

/** Fails, naming them, while an invariant is broken: the job's heartbeat then alarms on the operator's page, and outgoing money stops. */
export async function checkInvariants(ctx: Ctx): Promise<{ readonly held: number }> {
  const results = await runInvariants(ctx);
  const broken = results.filter(({ holds }) => !holds).map(({ name }) => name);
  await recordRun(ctx, broken);
  if (broken.length > 0) throw new Error(`broken invariants: ${broken.join(', ')}`);
  return { held: results.length };
}
