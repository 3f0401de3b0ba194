import en from '@/messages/en/errors.json';
import ja from '@/messages/ja/errors.json';

export type FetchResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      /** The server's error code, or `network` when no proper answer came. */
      readonly code: string;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
    };

export interface FetchOptions<Value> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Reads the answer; null when it is not what was expected. */
  read(value: unknown): Value | null;
  readonly signal?: AbortSignal;
}

/** Longer than our handlers wait for Stripe. */
const patienceMs = 30_000;

/** Calls one of our JSON handlers from the browser. Never throws: every failure is a sentence for the person. */
export async function fetchJson<Value>(path: string, options: FetchOptions<Value>): Promise<FetchResult<Value>> {
  const limit = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(path, {
      method: options.method ?? 'GET',
      headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]),
      cache: 'no-store',
      credentials: 'same-origin',
    });
    const answer: unknown = await response.json();
    if (!response.ok) return refusal(answer);
    const value = options.read(answer);
    return value === null ? networkFailure() : { ok: true, value };
  } catch {
    return networkFailure();
  }
}

function networkFailure(): FetchResult<never> {
  const texts = document.documentElement.lang === 'en' ? en : ja;
  return { ok: false, code: 'network', message: texts.network, fields: {} };
}

function refusal(answer: unknown): FetchResult<never> {
  if (!isRecord(answer) || !isRecord(answer['error'])) return networkFailure();
  const { code, message, fields } = answer['error'];
  if (typeof code !== 'string' || typeof message !== 'string') return networkFailure();
  return { ok: false, code, message, fields: isTexts(fields) ? fields : {} };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}
