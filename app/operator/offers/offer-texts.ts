import { formatYen, type Yen } from '@/lib/money/yen';
import type { Messages } from '@/messages/catalogue';

export type OfferTexts = Messages['offers'];

interface Terms {
  readonly percentBasisPoints: number | null;
  readonly amountOffYen: Yen | null;
}

/** 「10%引き」 or 「2,000円引き」. */
export function discountText(texts: OfferTexts, { percentBasisPoints, amountOffYen }: Terms): string {
  if (amountOffYen !== null) return texts.yenOff.replace('{amount}', formatYen(amountOffYen));
  return texts.percentOff.replace('{percent}', String(Number(`${percentBasisPoints ?? 0}e-2`)));
}

export function periodText(texts: OfferTexts, { startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  const from = startsOn.replaceAll('-', '/');
  if (endsOn === null) return texts.periodOpen.replace('{from}', from);
  return texts.period.replace('{from}', from).replace('{to}', endsOn.replaceAll('-', '/'));
}
