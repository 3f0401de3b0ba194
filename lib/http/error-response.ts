import { log } from '@/lib/log';
import { type ErrorCode, type ErrorLocale, errorCodeOf, errorMessage, statusOf } from './error-table';
import { fieldsOf } from './fields-of';
import { InvalidInput } from './invalid-input';
import { RateLimited } from './rate-limit';
import { requestIdHeader } from './request-headers';

export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}

/** The JSON answer of a refused or failed request. Faults of ours are logged; their details stay here. */
export function errorResponse(error: unknown, about: { requestId: string; locale: ErrorLocale }): Response {
  const { requestId, locale } = about;
  const code = errorCodeOf(error);
  if (code === 'internal') log().error({ err: error, requestId }, 'request failed');
  const fields = fieldsOf(error, locale);
  const body: ErrorBody = {
    error: {
      code,
      message: errorMessage(code, locale),
      ...(error instanceof InvalidInput || Object.keys(fields).length > 0 ? { fields } : {}),
    },
  };
  return Response.json(body, {
    status: statusOf(code),
    headers: {
      [requestIdHeader]: requestId,
      'cache-control': 'no-store',
      ...(error instanceof RateLimited ? { 'retry-after': String(error.retryAfterSeconds) } : {}),
    },
  });
}
