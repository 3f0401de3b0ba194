import type { JsonRecord } from './json';
import { isFrom, type Message, notice, parseMessage, type Request, rejection, response } from './messages';

export type FrameMethods = { [method: string]: (params: JsonRecord) => unknown };
export type ParentLink = { notify: (name: string, data?: JsonRecord) => void };

/** Answers calls of the embedding page, and of no other window or origin. */
export function connectToParent(parentOrigin: string, methods: FrameMethods): ParentLink {
  const send = (message: Message) => window.parent.postMessage(message, parentOrigin);
  const answer = async (call: Request) => {
    const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
    if (method === undefined) return send(rejection(call.id, `Unknown method ${call.method}`));
    try {
      send(response(call.id, await method(call.params)));
    } catch (error) {
      send(rejection(call.id, error instanceof Error ? error.message : String(error)));
    }
  };
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isFrom(event, { source: window.parent, origin: parentOrigin })) return;
    const message = parseMessage(event.data);
    if (message?.kind === 'request') void answer(message);
  });
  const notify = (name: string, data: JsonRecord = {}) => send(notice(name, data));
  notify('hello');
  return { notify };
}
