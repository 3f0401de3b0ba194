import type { z } from 'zod';
import { type Failure, invalidParameter } from './failure';

/** Parses raw parameters; the first problem becomes Stripe's 400 (unknown, then missing, then invalid). */
export function validate<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw firstFailure(parsed.error.issues, raw);
}

function firstFailure(issues: readonly z.core.$ZodIssue[], raw: unknown): Failure {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => nameOf([...issue.path, key])) : [],
  );
  if (unknown.length > 0) return unknownParameters(unknown);
  const missing = issues.find((issue) => issue.code !== 'custom' && valueAt(raw, issue.path) === undefined);
  if (missing) {
    const param = nameOf(missing.path);
    return invalidParameter(param, `Missing required param: ${param}.`, 'parameter_missing');
  }
  const issue = issues[0];
  if (!issue) throw new Error('zod failed without an issue');
  return invalid(issue, raw);
}

function unknownParameters(names: string[]): Failure {
  const [param = ''] = names;
  const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`;
  return invalidParameter(param, message, 'parameter_unknown');
}

function invalid(issue: z.core.$ZodIssue, raw: unknown): Failure {
  const param = nameOf(issue.path);
  const value = valueAt(raw, issue.path);
  const code = issue.code === 'custom' ? issue.params?.['stripe'] : undefined;
  if (code === 'parameter_invalid_empty' || value === '') return emptyString(param);
  if (issue.code === 'custom') {
    return typeof code === 'string'
      ? invalidParameter(param, issue.message, code)
      : invalidParameter(param, issue.message);
  }
  if (issue.code === 'invalid_value') {
    return invalidParameter(param, `Invalid ${param}: must be ${oneOf(issue.values.map(String))}`);
  }
  if (issue.code === 'invalid_type') {
    const expected = issue.expected === 'record' ? 'object' : issue.expected;
    return invalidParameter(
      param,
      expected === 'string' ? `Invalid string: ${JSON.stringify(value)}` : `Invalid ${expected}`,
    );
  }
  return invalidParameter(param, issue.message);
}

function emptyString(param: string): Failure {
  const message = `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
  return invalidParameter(param, message, 'parameter_invalid_empty');
}

function oneOf(values: string[]): string {
  if (values.length <= 2) return values.length === 1 ? `${values[0]}` : `one of ${values.join(' or ')}`;
  return `one of ${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const entry = Object.entries(value).find(([key]) => key === String(part));
    value = entry?.[1];
  }
  return value;
}
