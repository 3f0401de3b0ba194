import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures';

const bundle = path.join(import.meta.dirname, '../../.next/static');

/** Values that are secrets, and names that only the server's modules mention. */
const forbidden = [
  /\b[sr]k_(test|live)_\w+/,
  /\bwhsec_\w+/,
  /postgres(ql)?:\/\//,
  /\b(APP_SECRET|STRIPE_SECRET_KEY|STRIPE_WEBHOOK_SECRETS|DATABASE_URL|SMTP_URL)\b/,
  /DOKUEIPAY2DEMO2OPERATOR2SECRET22/,
  /graphile_worker|better-auth\.|drizzle/,
];

function scripts(): string[] {
  return readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|json|map)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('what browsers download holds no secret and no server module', () => {
  const files = scripts();
  expect(files.length).toBeGreaterThan(5);
  const leaks = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return forbidden.flatMap((pattern) => (pattern.test(text) ? [`${path.relative(bundle, file)}: ${pattern}`] : []));
  });
  expect(leaks).toEqual([]);
});

test('no source maps are served', () => {
  expect(scripts().filter((file) => file.endsWith('.map'))).toEqual([]);
});
