import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Received {
  body: string;
  signature: string;
}

/** An HTTP server that collects deliveries; `answer` decides each status (default 200). Port 0: any free one. */
export async function startReceiver(
  answer: (nth: number, body: string) => number | Promise<number> = () => 200,
  port = 0,
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ body, signature: String(request.headers['stripe-signature']) });
    const status = await answer(received.length, body);
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = portOf(server.address());
  return {
    url: `http://127.0.0.1:${listening}/hook`,
    port: listening,
    received,
    /** Waits until so many deliveries came. */
    until: async (count: number) => {
      const end = Date.now() + 8000;
      while (received.length < count) {
        if (Date.now() > end) throw new Error(`${received.length} of ${count} deliveries came`);
        await pause(10);
      }
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the receiver has no port');
  return address.port;
}
