/** The Postgres server tests make their databases on. */
export function testDatabaseServer(): string {
  return process.env['TEST_DATABASE_SERVER_URL'] ?? 'postgres://postgres:pw@127.0.0.1:54400/postgres';
}
