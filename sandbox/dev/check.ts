import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';
import { runCommand } from './run-command';

const bin = (path: string) => join(root, 'node_modules', path);

/** Format, lint and walls, types, dead code: all of them, so that one run shows everything that is wrong. */
const steps: [string, string[]][] = [
  ['biome', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['next typegen', [bin('next/dist/bin/next'), 'typegen']],
  ['tsc', [bin('typescript/bin/tsc'), '--noEmit']],
  ['knip', [bin('knip/bin/knip.js')]],
];

export async function check(): Promise<string[]> {
  // Left by `next dev`, out of date after the next change of routes.
  rmSync(join(root, '.next/dev/types'), { recursive: true, force: true });
  const failed: string[] = [];
  for (const [name, args] of steps) if ((await runCommand(args)) !== 0) failed.push(name);
  return failed;
}
