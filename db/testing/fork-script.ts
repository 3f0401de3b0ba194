import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { bundleForNode, bundlesFolder } from '@/sandbox/dev/bundle-for-node';
import { root } from '@/sandbox/dev/root';

const folder = `${bundlesFolder}-${process.pid}`;
const bundles = new Map<string, Promise<string[]>>();

/** Starts a source file of ours as a process of its own, which can be sent messages and send some. Bundled once, it starts fast. */
export async function forkScript(
  path: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  if (bundles.size === 0) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const made = bundles.get(path) ?? bundleForNode([relative(root, path)], folder);
  bundles.set(path, made);
  const [bundle = path] = await made;
  return fork(bundle, args, { execArgv: ['--enable-source-maps'], env: { NODE_ENV: 'test', ...env } });
}
