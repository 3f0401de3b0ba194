import { createServer } from 'node:net';

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('the system gave no port')),
      );
    });
  });
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Fails with one sentence that names the variable. Waits a little: children of a killed run stop by themselves. */
export async function assertPortFree(variable: string, port: number, waitMs = 0): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (!(await isPortFree(port))) {
    if (Date.now() >= deadline) {
      throw new Error(
        `ポート ${port} は使用中です。${variable}=別の番号 を付けて実行してください。 (Port ${port} is taken: set ${variable}.)`,
      );
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
