import { isRecord, type JsonRecord } from './json';

const PROTOCOL = 'stripe-sandbox-1';

/** What crosses the border between the merchant's page and the sandbox's frames. Card data never does. */
export type Request = { protocol: typeof PROTOCOL; kind: 'request'; id: number; method: string; params: JsonRecord };
export type Response = { protocol: typeof PROTOCOL; kind: 'response'; id: number; value: unknown };
export type Rejection = { protocol: typeof PROTOCOL; kind: 'rejection'; id: number; message: string };
export type Notice = { protocol: typeof PROTOCOL; kind: 'notice'; name: string; data: JsonRecord };
export type Message = Request | Response | Rejection | Notice;

export function request(id: number, call: { method: string; params: JsonRecord }): Request {
  return { protocol: PROTOCOL, kind: 'request', id, ...call };
}

export function response(id: number, value: unknown): Response {
  return { protocol: PROTOCOL, kind: 'response', id, value };
}

export function rejection(id: number, message: string): Rejection {
  return { protocol: PROTOCOL, kind: 'rejection', id, message };
}

export function notice(name: string, data: JsonRecord = {}): Notice {
  return { protocol: PROTOCOL, kind: 'notice', name, data };
}

/** Null for anything that is not a well-formed message of this protocol: pages receive many foreign ones. */
export function parseMessage(data: unknown): Message | null {
  if (!isRecord(data) || data['protocol'] !== PROTOCOL) return null;
  const { kind, id, method, params, name, message } = data;
  if (kind === 'notice') {
    return typeof name === 'string' && isRecord(data['data']) ? notice(name, data['data']) : null;
  }
  if (typeof id !== 'number') return null;
  if (kind === 'request') {
    return typeof method === 'string' && isRecord(params) ? request(id, { method, params }) : null;
  }
  if (kind === 'rejection') return typeof message === 'string' ? rejection(id, message) : null;
  return kind === 'response' ? response(id, data['value']) : null;
}

/** A message counts only when both the window and the origin are the expected ones. */
export function isFrom(
  event: { source: unknown; origin: string },
  expected: { source: unknown; origin: string },
): boolean {
  return expected.source !== null && event.source === expected.source && event.origin === expected.origin;
}

export type FrameAddress = { parentOrigin: string; locale: string; loader: string };

export function writeFrameHash(address: FrameAddress): string {
  return `#${new URLSearchParams(address).toString()}`;
}

export function readFrameHash(hash: string): FrameAddress | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const parentOrigin = params.get('parentOrigin') ?? '';
  if (!URL.canParse(parentOrigin) || new URL(parentOrigin).origin !== parentOrigin) return null;
  return { parentOrigin, locale: params.get('locale') ?? 'auto', loader: params.get('loader') ?? 'auto' };
}
