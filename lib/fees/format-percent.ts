/** 398 → 「3.98%」, 360 → 「3.6%」. */
export function formatPercent(basisPoints: number): string {
  return `${percentText(basisPoints)}%`;
}

/** The same without its sign, as it stands in a field. */
export function percentText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${fraction}`;
}
