import type { JsonRecord } from './json';
import { isFrom, parseMessage, type Request, request } from './messages';

export type FrameLink = {
  call: (method: string, params?: JsonRecord) => Promise<unknown>;
  close: () => void;
};

type Ends = { iframe: HTMLIFrameElement; origin: string; onNotice?: (name: string, data: JsonRecord) => void };
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** Calls into a frame of the sandbox. Calls made before the frame says hello wait for it. */
export function connectToFrame({ iframe, origin, onNotice }: Ends): FrameLink {
  const waiting = new Map<number, Waiting>();
  const queue: Request[] = [];
  let isReady = false;
  let lastId = 0;

  const send = (message: Request) => iframe.contentWindow?.postMessage(message, origin);
  const settle = (id: number, finish: (call: Waiting) => void) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call !== undefined) finish(call);
  };
  const onMessage = (event: MessageEvent<unknown>) => {
    if (!isFrom(event, { source: iframe.contentWindow, origin })) return;
    const message = parseMessage(event.data);
    if (message?.kind === 'response') settle(message.id, (call) => call.resolve(message.value));
    if (message?.kind === 'rejection') settle(message.id, (call) => call.reject(new Error(message.message)));
    if (message?.kind !== 'notice') return;
    if (message.name === 'hello') {
      isReady = true;
      for (const queued of queue.splice(0)) send(queued);
    }
    onNotice?.(message.name, message.data);
  };
  window.addEventListener('message', onMessage);

  return {
    call: (method, params = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const message = request(lastId, { method, params });
        if (isReady) send(message);
        else queue.push(message);
      }),
    close: () => {
      window.removeEventListener('message', onMessage);
      for (const call of waiting.values()) call.reject(new Error('The frame was removed from the page.'));
      waiting.clear();
    },
  };
}
