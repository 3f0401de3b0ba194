/** The buyer's stored telephone number where the stores' machines take it: ten or eleven digits, not all zeros; else null. */
export function confirmationNumber(phone: string | null): string | null {
  return phone !== null && /^\d{10,11}$/.test(phone) && !/^0+$/.test(phone) ? phone : null;
}
