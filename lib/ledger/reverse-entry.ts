import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { negateYen } from '@/lib/money/yen';
import { parseAccountId } from './accounts';
import { findEntry } from './find-entry';
import { postEntry } from './post-entry';

interface Reversal {
  readonly factKind: string;
  readonly factId: string;
  readonly leg: string;
  readonly orderId?: OrderId;
  readonly description: string;
  readonly occurredAt: Date;
}

/** Posts the mirror image of a fact's leg, once, as leg `${leg}:reversed`. Nothing posted, nothing reversed. */
export async function reverseEntry(ctx: Ctx, fact: Reversal): Promise<{ posted: boolean }> {
  const original = await findEntry(ctx, fact);
  if (original === null) return { posted: false };
  return postEntry(ctx, {
    ...fact,
    leg: `${fact.leg}:reversed`,
    reversesId: original.id,
    lines: original.lines.map((line) => ({
      account: parseAccountId(line.accountId),
      amountYen: negateYen(line.amountYen),
    })),
  });
}
