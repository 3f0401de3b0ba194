import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root';

export interface ChildOptions {
  name: string;
  /** Arguments of node: the script and its own arguments. */
  args: string[];
  /** On top of our own environment. */
  env: Record<string, string | undefined>;
  logFile: string;
  typescript?: boolean;
  onLine?: (line: string) => void;
}

export interface Child {
  name: string;
  process: ChildProcess;
  logFile: string;
  /** Resolves with a short reason when the child has ended, asked or not. */
  exited: Promise<string>;
  stop(): Promise<void>;
  /** Lets our process end while the child still runs; it then ends by itself. */
  unref(): void;
}

const preload = (path: string) => ['--import', pathToFileURL(join(root, path)).href];

/** Starts a node process in its own process group, so that Ctrl-C reaches only us and we stop the rest in order. */
export function startChild({ name, args, env, logFile, typescript = false, onLine }: ChildOptions): Child {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'w' });
  const loaders = typescript ? [...preload('lib/no-server-only.mjs'), '--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...preload('sandbox/dev/die-with-parent.mjs'), ...loaders, ...args], {
    cwd: root,
    env: { ...process.env, ...env, DOKUEI_DIES_WITH_PARENT: '1' },
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      if (!log.writableEnded) log.write(chunk);
      if (onLine) for (const line of chunk.toString().split('\n')) if (line.trim()) onLine(line);
    });
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      const reason = signal ? `signal ${signal}` : `code ${code ?? 'unknown'}`;
      lastOutput(child).then(() => log.end(() => resolve(reason)));
    });
  });
  return { name, process: child, logFile, exited, stop: () => stopChild(child, exited), unref: () => unref(child) };
}

/** Resolves when all output has come; soon also when a grandchild still holds the pipe. */
function lastOutput(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('close', resolve);
    setTimeout(resolve, 500);
  });
}

function unref(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
}

async function stopChild(child: ChildProcess, exited: Promise<string>): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => killGroup(pid), 10_000);
  await exited;
  clearTimeout(timer);
  killGroup(pid);
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left: what we wanted.
  }
}
