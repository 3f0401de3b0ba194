import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '../..');
const folders = ['app', 'components', 'lib', 'db'];
const mutating =
  /\bstripe\s*\.\s*(?:\w+\s*\.\s*)+(?:create|update|confirm|cancel|capture|attach|detach|del|pay|finalize\w*|void\w*|send\w*|close|reject|expire|createReversal|rawRequest)\s*\(|\.rawRequest\s*\(/;

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !file.name.endsWith('.test.ts'))
    .map((file) => path.relative(root, path.join(file.parentPath ?? file.path, file.name)));
}

test('only lib/stripe/kinds calls methods that change something at Stripe', () => {
  const callers = folders
    .flatMap(sources)
    .filter((file) => mutating.test(readFileSync(path.join(root, file), 'utf8')))
    .filter((file) => !file.startsWith('lib/stripe/kinds/') && !/(^|\/)testing\//.test(file));
  assert.deepEqual(callers, []);
});

test('the search finds a planted call', () => {
  assert.match('await ctx.stripe.refunds.create({ charge })', mutating);
  assert.match('stripe.billingPortal.sessions.create({})', mutating);
  assert.match('stripe.rawRequest("POST", "/v1/refunds")', mutating);
  assert.doesNotMatch('ctx.stripe.refunds.list({ limit: 1 })', mutating);
});

test('only lib/stripe/request.ts uses the kinds that send', () => {
  const users = sources('lib').filter((file) =>
    /requestKinds\[\w+\]\.send\(|from '\.\/kinds\//.test(readFileSync(path.join(root, file), 'utf8')),
  );
  assert.deepEqual(users.toSorted(), ['lib/stripe/request-kinds.ts', 'lib/stripe/request.ts']);
});
