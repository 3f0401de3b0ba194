import type { Messages } from '@/messages/catalogue';
import type { GateProblem } from './check-gate';

/** A problem in words that name the condition and the examination; `errors` of the reader's language. */
export function gateText(errors: Messages['checkout']['errors'], problem: GateProblem): string {
  const { condition, lineNumber, courseTitle: course, facilityName: facility, facilityPhone: phone } = problem;
  const values: Readonly<Record<string, string>> = { condition, number: String(lineNumber), course, facility, phone };
  return errors[problem.error].replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name);
}
