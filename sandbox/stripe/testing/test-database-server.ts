import { startTestPostgres } from '../../postgres/start';

let started: Promise<string> | undefined;

/** The Postgres server tests make their databases on: the given one, else an embedded one that lives as long as this process. */
export function testDatabaseServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_SERVER_URL'];
  if (given) return Promise.resolve(given);
  started ??= startTestPostgres().then((server) => {
    server.unref();
    return server.url;
  });
  return started;
}
