import { type ErrorLocale, errorMessage } from './error-table';
import { fieldErrors } from './field-errors';
import { InvalidInput } from './invalid-input';
import { StepUpNeeded, stepUpField } from './step-up';

/** What a refusal says at the fields of the form that caused it. */
export function fieldsOf(error: unknown, locale: ErrorLocale): Record<string, string> {
  if (error instanceof InvalidInput) return fieldErrors(error.found, locale);
  return error instanceof StepUpNeeded ? { [stepUpField]: errorMessage(error.code, locale) } : {};
}
