/** Examinees of one course in a cart. */
export const examineesMax = 5;

/** Lines of a cart: one per course and examinee. */
export const cartLinesMax = 10;

export type CartRefusal = 'course_unavailable' | 'course_full' | 'cart_full';

/** Whether a course may have `wanted` examinees in a cart that holds `others` lines of other courses; the reason if not. */
export function refuseCount(wanted: number, others: number): 'course_full' | 'cart_full' | null {
  if (wanted > examineesMax) return 'course_full';
  return wanted + others > cartLinesMax ? 'cart_full' : null;
}
