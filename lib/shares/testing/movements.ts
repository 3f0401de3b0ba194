import type { Ctx } from '@/lib/context';
import {
  formatMovementCursor,
  listMovements,
  type MovementCursor,
  type PayableMovement,
  parseMovementCursor,
} from '../payable-movements';

/** A month as its page shows it, read over pages of two, each cursor through the address. */
export async function movementsOf(counter: Ctx, month: string) {
  const found: PayableMovement[] = [];
  let after: MovementCursor | null = null;
  do {
    const page = await listMovements(counter, { month, after, size: 2 });
    found.push(...page.movements);
    after = page.next === null ? null : parseMovementCursor(formatMovementCursor(page.next));
  } while (after !== null);
  return found.map(({ kind, changeYen }) => [kind, changeYen] as const);
}
