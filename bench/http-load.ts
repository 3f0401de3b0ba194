import { Agent, request } from 'node:http';
import { z } from 'zod';
import { measure } from './measure';

// A process of its own, so that making the load does not slow the server down more than a second machine would.
const Load = z.object({
  url: z.url(),
  deliveries: z.array(z.object({ body: z.string(), signature: z.string() })),
  concurrency: z.number(),
});

const post =
  (url: string, agent: Agent) =>
  ({ body, signature }: { body: string; signature: string }) =>
    new Promise<void>((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers: { 'stripe-signature': signature } }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });

process.once('message', async (message) => {
  const { url, deliveries, concurrency } = Load.parse(message);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  process.send?.(await measure(deliveries, concurrency, post(url, agent)));
  agent.destroy();
});
