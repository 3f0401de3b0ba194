import { type ZodType, z } from 'zod';
import type { Role } from '@/lib/auth/actor';
import type { CodeOutcome } from '@/lib/auth/enter-code';
import { missingForRole } from '@/lib/auth/role-gate';
import type { SignedIn } from '@/lib/auth/session';
import type { Ctx } from '@/lib/context';
import { AppError } from '@/lib/errors';
import { checkOrigin } from './check-origin';
import { errorResponse } from './error-response';
import type { ErrorLocale } from './error-table';
import { parseInput } from './invalid-input';
import type { RateLimit } from './limits';
import type { RateLimiter } from './rate-limit';
import { readJson } from './read-json';
import { clientAddress, requestIdHeader, requestIdOf } from './request-headers';
import { passStepUp } from './step-up';

export type JsonValue =
  | null
  | string
  | number
  | boolean
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

export interface RouteInput<Params, Body> {
  readonly params: Params;
  readonly body: Body;
  readonly request: Request;
}

export interface RouteOptions<Params, Body> {
  /** Who may call: a role, or anyone (then `run` checks ownership). */
  readonly role?: Role | 'anyone';
  readonly params?: ZodType<Params>;
  /** Without it the body is not read. */
  readonly body?: ZodType<Body>;
  readonly limit?: RateLimit;
  /** Sends money back: asks for a fresh second factor. Needs a role and a body. */
  readonly stepUp?: boolean;
  run(ctx: Ctx, input: RouteInput<Params, Body>): Promise<Response | JsonValue>;
}

/** What a border needs from the running process; tests pass their own. */
export interface Border {
  readonly ctx: Ctx;
  readonly session: SignedIn | null;
  /** Tries the authenticator app's digits for this session. */
  enterSecondFactor(code: string): Promise<CodeOutcome>;
  readonly limiter: RateLimiter;
  readonly appUrl: string;
  readonly locale: ErrorLocale;
}

/** One request through its border: origin, role, limit, input, then the handler; every error becomes its JSON answer. */
export async function handleRequest<Params, Body>(
  options: RouteOptions<Params, Body>,
  call: { request: Request; params: unknown; border: () => Promise<Border> },
): Promise<Response> {
  const requestId = requestIdOf(call.request.headers);
  let locale: ErrorLocale = 'ja';
  try {
    const border = await call.border();
    locale = border.locale;
    const answer = await passBorder(options, { ...call, border });
    const response = answer instanceof Response ? answer : Response.json(answer);
    response.headers.set(requestIdHeader, requestId);
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
    return response;
  } catch (error) {
    return errorResponse(error, { requestId, locale });
  }
}

async function passBorder<Params, Body>(
  options: RouteOptions<Params, Body>,
  { request, params, border }: { request: Request; params: unknown; border: Border },
): Promise<Response | JsonValue> {
  if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request, border.appUrl);
  if (options.role !== undefined && options.role !== 'anyone') {
    const missing = missingForRole(border.session, options.role);
    if (missing !== null) throw new AppError(missing);
  }
  if (options.limit !== undefined) {
    await border.limiter.consume(options.limit, { ip: clientAddress(request.headers), ...orderSubject(params) });
  }
  const input = {
    params: readParams(options.params, params),
    sent: options.body === undefined ? undefined : await readJson(request),
  };
  const body = parseInput(options.body ?? anything<Body>(), input.sent);
  if (options.stepUp === true) await passStepUp(border, { sent: input.sent, ip: clientAddress(request.headers) });
  const run = options.run;
  return run(border.ctx, { params: input.params, body, request });
}

const anything = <Value>() => z.custom<Value>(() => true);

/** An address of the wrong shape names nothing. */
function readParams<Params>(schema: ZodType<Params> | undefined, params: unknown): Params {
  const parsed = (schema ?? anything<Params>()).safeParse(params);
  if (!parsed.success) throw new AppError('not_found');
  return parsed.data;
}

function orderSubject(params: unknown): { order?: string } {
  const found = z.object({ orderId: z.string() }).safeParse(params);
  return found.success ? { order: found.data.orderId } : {};
}
