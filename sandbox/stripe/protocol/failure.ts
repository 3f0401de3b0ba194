import type { Stripe } from 'stripe';

export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  network_advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  /** As the caller's key may see it. */
  payment_intent?: object;
  setup_intent?: object;
  payment_method?: Stripe.PaymentMethod;
  payment_method_type?: string;
}

interface FailureOptions {
  /** false: no idempotent result is kept for this answer, the same key may be tried again. */
  recorded?: boolean;
  headers?: Record<string, string>;
}

/** An error answer. Thrown, it rolls the request's transaction back; see `keepEffects` for declines. */
export class Failure extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly recorded: boolean;
  readonly headers: Record<string, string>;

  constructor(status: number, body: ErrorBody, options: FailureOptions = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.recorded = options.recorded ?? true;
    this.headers = options.headers ?? {};
  }
}

/** What `run` returns when the answer is an error but the effects stay: a declined card. */
export class KeptFailure {
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }
}

/** Answers with the error and commits everything the request did (HTTP 402 declines). */
export function keepEffects(failure: Failure): KeptFailure {
  return new KeptFailure(failure);
}

type Details = Partial<Omit<ErrorBody, 'type' | 'message'>>;

/** 400 `invalid_request_error`, e.g. a wrong state: `invalidRequest('…', { code: 'payment_intent_unexpected_state' })`. */
export function invalidRequest(message: string, details: Details = {}): Failure {
  return new Failure(400, { type: 'invalid_request_error', message, ...details });
}

/** A parameter was refused before anything ran: never kept under the idempotency key. */
export function invalidParameter(param: string, message: string, code?: string): Failure {
  const body: ErrorBody = { type: 'invalid_request_error', message, param };
  return new Failure(400, code === undefined ? body : { ...body, code }, { recorded: false });
}

/** 402 `card_error`; usually returned through `keepEffects`. */
export function cardError(message: string, details: Details & { code: string }): Failure {
  return new Failure(402, { type: 'card_error', message, ...details });
}

/** 404 for the object of the path, 400 when another parameter names it. */
export function resourceMissing(noun: string, id: string, at: { param: string; status?: 400 | 404 }): Failure {
  const message = `No such ${noun}: '${id}'`;
  return new Failure(at.status ?? 404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message,
    param: at.param,
  });
}

/** 429: another request holds the object's row for too long. Stripe tells its SDKs to retry this one. */
export function lockTimeout(): Failure {
  const message =
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.';
  return new Failure(
    429,
    { type: 'invalid_request_error', code: 'lock_timeout', message },
    { recorded: false, headers: { 'stripe-should-retry': 'true' } },
  );
}

export function rateLimited(): Failure {
  const message = 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.';
  return new Failure(429, { type: 'invalid_request_error', code: 'rate_limit', message }, { recorded: false });
}

export function serverError(recorded = true): Failure {
  const message =
    "Sorry! There was an error while talking to one of our backends. We've already been notified of the problem, but if you need any additional info, you can reach us at support@stripe.com.";
  return new Failure(500, { type: 'api_error', message }, { recorded });
}

/** The JSON body of an error answer; /v2 says less and always has a code. */
export function renderFailure(failure: Failure, at: { requestId: string; path: string }): string {
  const { type, message, code, ...rest } = failure.body;
  if (at.path.startsWith('/v2/')) {
    return JSON.stringify(
      { error: { code: code ?? codesOfV2[failure.status] ?? 'invalid_fields', message, type } },
      null,
      2,
    );
  }
  const error = {
    ...(code === undefined
      ? {}
      : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
    ...rest,
    message,
    ...(failure.status === 401
      ? {}
      : { request_log_url: `https://dashboard.stripe.com/acct_sandbox/test/logs/${at.requestId}` }),
    type,
  };
  return JSON.stringify({ error }, null, 2);
}

const codesOfV2: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  413: 'request_too_large',
  429: 'rate_limit_exceeded',
  500: 'internal_error',
};

/** 413: no request of the API needs more than a mebibyte. */
export function bodyTooLarge(): Failure {
  const message = 'The request body is too large: at most 1 MiB is accepted.';
  return new Failure(413, { type: 'invalid_request_error', message }, { recorded: false });
}
