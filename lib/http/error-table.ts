import { AppError, type AppErrorCode } from '@/lib/errors';
import en from '@/messages/en/errors.json';
import ja from '@/messages/ja/errors.json';

export type ErrorCode = AppErrorCode | 'bad_origin' | 'internal';
export type ErrorLocale = 'ja' | 'en';

const statuses: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  second_factor_required: 403,
  step_up_required: 403,
  step_up_wrong: 403,
  bad_origin: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  payments_unavailable: 503,
};

const texts = { ja: ja.codes, en: en.codes };

export function statusOf(code: ErrorCode): number {
  return statuses[code];
}

/** What went wrong and what to do now, in words for the person. */
export function errorMessage(code: ErrorCode, locale: ErrorLocale): string {
  return texts[locale][code];
}

/** Our own refusals keep their code; everything else is a fault of ours. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  return error instanceof BadOrigin ? 'bad_origin' : 'internal';
}

/** A mutation that another site's page may have sent. */
export class BadOrigin extends Error {
  override readonly name = 'BadOrigin';
}
