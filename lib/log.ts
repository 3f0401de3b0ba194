import pino, { type Logger } from 'pino';
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

/** Error texts may quote what a person typed: addresses are cut out of them. */
export function redactText(text: string): string {
  return text.replace(emailLike, '[e-mail]');
}

function serialiseError(error: unknown): unknown {
  if (!(error instanceof Error)) return redactText(String(error));
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: serialiseError(error.cause) }),
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
