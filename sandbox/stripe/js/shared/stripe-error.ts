import { isRecord, type JsonRecord } from './json';

export type StripeErrorType =
  | 'api_connection_error'
  | 'api_error'
  | 'authentication_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'rate_limit_error'
  | 'validation_error';

export type StripeJsError = JsonRecord & { type: string; message: string };

/** Either the thing asked for or a Stripe error object; errors a payer can cause are never thrown. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: StripeJsError };

export function stripeError(type: StripeErrorType, message: string, code?: string): StripeJsError {
  return code === undefined ? { type, message } : { type, code, message };
}

export function failure(type: StripeErrorType, message: string, code?: string): { ok: false; error: StripeJsError } {
  return { ok: false, error: stripeError(type, message, code) };
}

export function isStripeError(value: unknown): value is StripeJsError {
  return isRecord(value) && typeof value['type'] === 'string' && typeof value['message'] === 'string';
}
