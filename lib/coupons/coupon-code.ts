import { readableFrom } from '@/lib/tickets/readable-code';

const longest = 24;

/**
 * A code as people type it (any width and case, with spaces or dashes) in the form in which it is stored; null when nothing of
 * a code is left or other characters are in it. Only the code is normalised: names never are.
 */
export function parseCouponCode(text: string): string | null {
  const code = readableFrom(text);
  return /^[0-9A-Z]+$/.test(code) && code.length <= longest ? code : null;
}

/** Words by which a code would tell Stripe about somebody's health. */
const healthWords =
  /MRI|MRA|(^|[^A-Z])CT([^A-Z]|$)|PETCT|BRAIN|LUNG|HEART|BREAST|CANCER|TUMOR|MAMMO|DOCK|KENSHIN|CLINIC|HOSPITAL/;

/** Codes are registered at Stripe, where no health word may stand. */
export function saysHealth(code: string): boolean {
  return healthWords.test(code);
}
