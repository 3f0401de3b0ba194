import { startTestPostgres } from './start';

let found: Promise<string> | undefined;

/**
 * URL of the server on which test databases are made: the one that `npm test` started, else an
 * embedded one that lives as long as this process.
 */
export function testServerUrl(): Promise<string> {
  found ??= findServer();
  return found;
}

async function findServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_SERVER_URL;
  if (given) return given;
  const server = await startTestPostgres();
  server.unref();
  return server.url;
}
