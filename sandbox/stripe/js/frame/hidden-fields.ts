import { type JsonRecord, recordAt } from '../shared/json';
import type { MethodType } from '../shared/methods';

/** Whether the `fields` option hides a billing field, for every method or for this one. */
export function isHidden(elementOptions: JsonRecord, field: { method: MethodType; name: string }): boolean {
  const fields = recordAt(elementOptions, 'fields');
  return [fields, recordAt(fields, field.method)].some((level) => {
    const billing = level['billingDetails'];
    return billing === 'never' || recordAt(level, 'billingDetails')[field.name] === 'never';
  });
}
