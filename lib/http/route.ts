import { currentBorder } from './current-border';
import { handleRequest, type RouteOptions } from './handle-request';

/**
 * A route handler behind its border: Origin check of mutations, role, rate limit, path and body by schema (JSON, 64 KiB).
 * `run` returns a value (sent as JSON) or a Response. AppErrors and bad input become
 * `{ error: { code, message, fields? } }` with the status of lib/http/error-table.ts.
 */
export function route<Params, Body>(options: RouteOptions<Params, Body>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> =>
    handleRequest(options, { request, params: await context.params, border: currentBorder });
}
