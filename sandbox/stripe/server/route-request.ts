import type { Endpoint, Family } from '../protocol/endpoint';
import { Failure } from '../protocol/failure';

interface Route {
  endpoint: Endpoint;
  pattern: RegExp;
  names: string[];
}

export interface Match {
  endpoint: Endpoint;
  path: Record<string, string>;
}

/** Finds the endpoint of a request; literal paths win over `{id}`. Throws Stripe's 404 for unknown ones. */
export function createRouter(families: readonly Family[]): (method: string, path: string) => Match {
  const routes = families
    .flatMap((family) => family.endpoints.map(routeOf))
    .sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    for (const { endpoint, pattern, names } of routes) {
      const found = endpoint.method === method ? pattern.exec(path) : null;
      if (!found) continue;
      const values = found.slice(1).map(decode);
      return { endpoint, path: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])) };
    }
    throw unrecognized(method, path);
  };
}

/** A part that is no valid encoding names nothing; taken as it is, it is a 404 of its object. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function routeOf(endpoint: Endpoint): Route {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return { endpoint, names, pattern: new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) };
}

function unrecognized(method: string, path: string): Failure {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  return new Failure(404, { type: 'invalid_request_error', message }, { recorded: false });
}
