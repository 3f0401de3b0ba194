import { z } from 'zod';
import { invalidParameter, invalidRequest } from '../protocol/failure';
import { decodeForm, type FormTree } from '../protocol/form-body';
import { list, text } from '../protocol/params';
import { validate } from '../protocol/validate';

export interface HttpCall {
  method: string;
  path: string;
  origin: string;
  query: string;
  body: string;
  header(name: string): string | undefined;
}

export interface Parameters {
  /** Everything given, for the log and the idempotency comparison. */
  given: object;
  /** Without `expand`. */
  raw: unknown;
  expand: string[];
}

/** v1: form (query and body); v2: JSON body. */
export function readParameters(call: HttpCall): Parameters {
  return call.path.startsWith('/v2/') ? readJson(call) : readForm(call);
}

const expandParam = z.object({ expand: list(text()).optional() });

function readForm({ header, query, body, method }: HttpCall): Parameters {
  const type = header('content-type') ?? 'application/x-www-form-urlencoded';
  if (method === 'POST' && body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw invalidRequest(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
    );
  }
  const given: FormTree = decodeForm([query, body].filter((part) => part !== '').join('&'));
  const { expand: _, ...raw } = given;
  return { given, raw, expand: validate(expandParam, given).expand ?? [] };
}

function readJson({ query, body }: HttpCall): Parameters {
  const given: object = { ...decodeForm(query), ...parseObject(body) };
  return { given, raw: given, expand: [] };
}

function parseObject(body: string): object {
  if (body === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // falls through: not JSON
  }
  throw invalidParameter('body', 'Invalid JSON: the request body must be an object.', 'invalid_json');
}
