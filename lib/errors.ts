/** What stops a request. lib/http maps each code to a status and a Japanese message in one table. */
export type AppErrorCode =
  | 'unauthenticated'
  | 'second_factor_required'
  | 'step_up_required'
  | 'step_up_wrong'
  | 'forbidden'
  | 'not_found'
  | 'invalid_input'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'payments_unavailable';

/** A refusal with a meaning for the caller. What a user can cause and mend is a returned value instead (`{ ok: false, reason }`). */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, options?: { message?: string; cause?: unknown }) {
    super(options?.message ?? code, { cause: options?.cause });
    this.code = code;
  }
}

/** Stops on what cannot be: a broken invariant of ours, never bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
