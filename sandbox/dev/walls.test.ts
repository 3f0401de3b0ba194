import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { root } from './root';

const imports = 'lint/style/noRestrictedImports';
const use = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;
const longLines = Array.from({ length: 251 }, (_, i) => `export const line${i} = ${i};`).join('\n');
const longBody = Array.from({ length: 61 }, (_, i) => `  list.push(${i});`).join('\n');

interface Planted {
  wall: string;
  file: string;
  text: string;
  rule: string;
}

const plant = (wall: string, rule: string, [file, text]: [string, string]): Planted => ({ wall, rule, file, text });

const planted: Planted[] = [
  plant('nothing imports app', imports, ['lib/orders/a.ts', use('@/app/page')]),
  plant('components do not import app', imports, ['components/a.tsx', use('@/app/page')]),
  plant('the sandbox does not import app', imports, ['sandbox/stripe/a.ts', use('@/app/page')]),
  plant('nothing imports e2e', imports, ['db/a.ts', use('@/e2e/fixtures')]),
  plant('lib does not import the sandbox', imports, ['lib/orders/b.ts', use('@/sandbox/stripe/start')]),
  plant('app does not import the sandbox', imports, ['app/a.ts', use('@/sandbox/stripe/start')]),
  plant('stripe only in lib/stripe (app)', imports, ['app/b.ts', use('stripe')]),
  plant('stripe only in lib/stripe (lib)', imports, ['lib/orders/c.ts', use('stripe')]),
  plant('stripe only in lib/stripe (components)', imports, ['components/stripe/b.tsx', use('stripe')]),
  plant('@stripe/* only in components/stripe', imports, ['components/c.tsx', use('@stripe/react-stripe-js')]),
  plant('@stripe/* not in app', imports, ['app/c.ts', use('@stripe/stripe-js/pure')]),
  plant('@stripe/* not in lib/stripe', imports, ['lib/stripe/a.ts', use('@stripe/stripe-js')]),
  plant('lib/money imports nothing of ours', imports, ['lib/money/a.ts', use('@/lib/orders/c')]),
  plant('lib/time imports no neighbour', imports, ['lib/time/a.ts', use('../money/yen')]),
  plant('lib knows no screens', imports, ['lib/orders/d.ts', use('@/components/button')]),
  plant('next in lib only at the border', imports, ['lib/orders/e.ts', use('next/headers')]),
  plant('next not in lib/stripe', imports, ['lib/stripe/b.ts', use('next/cache')]),
  plant('no SQL in pages', imports, ['app/d.ts', use('drizzle-orm')]),
  plant('no SQL in components', imports, ['components/d.tsx', use('drizzle-orm/pg-core')]),
  plant('no database in components', imports, ['components/e.tsx', use('@/db/client')]),
  plant('components use browser-safe leaves only', imports, ['components/f.tsx', use('@/lib/checkout/place-order')]),
  plant('the sandbox does not import lib', imports, ['sandbox/stripe/b.ts', use('@/lib/checkout/place-order')]),
  plant('the sandbox does not import db', imports, ['sandbox/stripe/c.ts', use('@/db/client')]),
  plant('e2e speaks HTTP', imports, ['e2e/a.ts', use('@/lib/checkout/place-order')]),
  plant('e2e tests speak HTTP too', imports, ['e2e/a.test.ts', use('@/lib/checkout/place-order')]),
  plant('across folders @/', imports, ['app/e.ts', use('../lib/money/yen')]),
  plant('process.env only in lib/env.ts', 'lint/style/noProcessEnv', ['lib/a.ts', 'export const a = process.env.A;']),
  plant('no barrels', 'lint/performance/noBarrelFile', ['lib/orders/index.ts', "export * from './c';"]),
  plant('no import cycles', 'lint/suspicious/noImportCycles', [
    'lib/x/a.ts',
    "import { b } from './b';\nexport const a = () => b();",
  ]),
  plant('no import cycles, other half', 'lint/suspicious/noImportCycles', [
    'lib/x/b.ts',
    "import { a } from './a';\nexport const b = (): unknown => a();",
  ]),
  plant('files end at 250 lines', 'lint/style/noExcessiveLinesPerFile', ['lib/long.ts', longLines]),
  plant('functions end at 60 lines', 'lint/complexity/noExcessiveLinesPerFunction', [
    'lib/long-body.ts',
    `export function fill(list: number[]) {\n${longBody}\n}`,
  ]),
  plant('no any', 'lint/suspicious/noExplicitAny', ['lib/any.ts', 'export const a = (x: any) => x;']),
  plant('no non-null assertion', 'lint/style/noNonNullAssertion', [
    'lib/bang.ts',
    'export const a = (x?: string) => x!.length;',
  ]),
  plant('no casts', 'plugin', ['app/cast.ts', 'export const a = (x: unknown) => x as string;']),
  plant('no double casts', 'plugin', ['sandbox/cast.ts', 'export const a = [1] as const as unknown as string[];']),
  plant('no parseFloat', 'plugin', ['lib/float.ts', "export const a = Number.parseFloat('1.5');"]),
  plant('no toFixed', 'plugin', ['components/fixed.tsx', 'export const a = (x: number) => x.toFixed(2);']),
  plant('no hundredths', 'plugin', ['app/hundredths.ts', 'export const a = (x: number) => x / 100;']),
  plant('no wall clock in lib', 'plugin', ['lib/now.ts', 'export const a = () => Date.now();']),
  plant('no new Date() in lib', 'plugin', ['lib/new-date.ts', 'export const a = () => new Date();']),
  plant('no console', 'lint/suspicious/noConsole', ['lib/console.ts', "console.log('x');"]),
  plant('no default exports', 'lint/style/noDefaultExport', ['components/default.tsx', 'export default 1;']),
  plant('kebab-case files', 'lint/style/useFilenamingConvention', ['lib/camelCase.ts', 'export const a = 1;']),
];

const allowed: [string, string][] = [
  ['lib/stripe/client.ts', use('stripe')],
  ['components/stripe/frame.tsx', use('@stripe/react-stripe-js')],
  ['components/price.tsx', use('@/lib/money/yen')],
  ['lib/env.ts', 'export const a = process.env.A;'],
  ['lib/http/route.ts', use('next/server')],
  ['lib/ids.ts', 'export const a = (x: unknown) => x as string;'],
  ['lib/time/clock.ts', 'export const a = () => new Date(Date.now());'],
  ['sandbox/stripe/types-only.ts', "import type Stripe from 'stripe';\nexport type Intent = Stripe.PaymentIntent;"],
  ['lib/orders/constant.ts', "import { x as renamed } from './c';\nexport const a = [renamed] as const;"],
  ['app/page.tsx', 'export default function Page() {\n  return null;\n}'],
];

const Report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

const folder = mkdtempSync(join(tmpdir(), 'dokuei-walls-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let found: Set<string>;

before(async () => {
  for (const name of ['biome.json', '.gitignore', '.ci'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const [file, text] of [...planted.map((p): [string, string] => [p.file, p.text]), ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const report = await lint();
  found = new Set(report.diagnostics.map(({ category, location }) => `${category} ${location.path}`));
});

/** Biome's verdict on the planted folder, under the repository's own configuration. */
function lint(): Promise<z.infer<typeof Report>> {
  const args = [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    '.',
  ];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_failed, stdout, stderr) => {
      const parsed = Report.safeParse(JSON.parse(stdout || 'null'));
      if (parsed.success) resolve(parsed.data);
      else reject(new Error(`${parsed.error.message}\n${stderr}`));
    });
  });
}

for (const { wall, file, rule } of planted) {
  test(`wall: ${wall}`, () => assert.ok(found.has(`${rule} ${file}`), `${rule} did not fire in ${file}`));
}

test('what the architecture allows passes', () => {
  const files = new Set(allowed.map(([file]) => file));
  const complaints = [...found].filter((line) => files.has(line.split(' ').at(-1) ?? ''));
  assert.deepEqual(complaints, []);
});
