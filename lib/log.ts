import { DrizzleQueryError } from 'drizzle-orm';
import pino, { type Logger } from 'pino';
import postgres from 'postgres';
import { env } from '@/lib/env';

const secretKeys = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'code',
  'otp',
  'clientSecret',
  'client_secret',
  'email',
  'to',
  'toAddress',
  'buyerEmail',
  'name',
  'buyerName',
  'buyerKana',
  'examineeName',
  'examineeKana',
  'phone',
  'buyerPhone',
  'body',
  'props',
  'html',
  'text',
] as const;

const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*["set-cookie"]`]);

const emailLike = /[^\s<>"'@]+@[^\s<>"'@]+\.[^\s<>"'@]+/g;

/** The values of a failed statement, up to the stack below them. */
const queryParams = /\nparams: [\s\S]*?(?=\n +at |$)/g;

function redactText(text: string): string {
  return text.replace(queryParams, '').replace(emailLike, '[e-mail]');
}

const reasonsMax = 3;

/**
 * What an error says without what a person typed: the one way to keep an error's text in a log or a row. A failed statement
 * becomes itself, without its values, and the database's code; several errors at once give their first reasons.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return redactText(String(error));
  if (error instanceof DrizzleQueryError) return `Failed query: ${error.query}: ${errorText(error.cause)}`;
  if (error instanceof postgres.PostgresError) return databaseText(error);
  if (!(error instanceof AggregateError)) return redactText(error.message);
  const reasons = error.errors.slice(0, reasonsMax).map(errorText);
  return [redactText(error.message), ...new Set(reasons)].filter((text) => text !== '').join(' | ');
}

/** The database's own sentence quotes values; its code and names do not. */
function databaseText({ code, table_name: table, constraint_name: constraint }: postgres.PostgresError): string {
  return ['PostgresError', code, table, constraint].filter((part) => part !== undefined && part !== '').join(' ');
}

function serialiseError(error: unknown): unknown {
  if (!(error instanceof Error)) return errorText(error);
  const stack = error.stack ?? '';
  return {
    type: error.name,
    message: errorText(error),
    // The frames alone: what stands above them is the message again, with its values.
    stack: redactText(stack.slice(stack.indexOf(error.message) + error.message.length)),
    ...(error.cause === undefined ? {} : { cause: serialiseError(error.cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.slice(0, reasonsMax).map(serialiseError) } : {}),
  };
}

/** JSON lines on standard output, without personal data or secrets: log ids, never people. Errors go under `err`. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service: 'dokuei-pay' },
    redact: { paths: [...new Set(paths)], censor: '[redacted]' },
    serializers: { err: serialiseError },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

let shared: Logger | undefined;

/** The process's logger, made on first use. It speaks also when the settings are what is broken. */
export function log(): Logger {
  shared ??= createLogger(levelOfSettings());
  return shared;
}

function levelOfSettings(): string {
  try {
    return env().LOG_LEVEL;
  } catch {
    return 'warn';
  }
}
