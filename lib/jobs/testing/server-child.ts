import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { stopOnSignal } from '../stop-on-signal';
import { takeSignals } from '../take-signals';

// A web server that ends as Next's does, in one process with work that must be finished before it.
const tell = (text: string) => process.stdout.write(`${text}\n`);
let finish = () => {};
const server = createServer((_, response) => {
  tell('asked');
  finish = () => response.end('answered');
});
process.on('SIGTERM', () => {
  tell('server closes');
  server.close(() => process.exit(143));
  finish();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (process.argv[2] !== 'alone') {
    const endServer = takeSignals();
    stopOnSignal(async (signal) => {
      await wait(50);
      tell('work finished');
      await endServer(signal);
    });
  }
  tell(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
});
