import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startChild } from './child';
import { openPieces } from './pieces';
import { root } from './root';

const folder = mkdtempSync(join(tmpdir(), 'dokuei-child-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const logFile = join(folder, 'log');
const sleeper = script('sleeper.mjs', "setInterval(() => {}, 1000); console.log('up', process.pid);");

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function start(args: string[], env: Record<string, string> = {}) {
  let lineSeen: (line: string) => void = () => undefined;
  const firstLine = new Promise<string>((resolve) => {
    lineSeen = resolve;
  });
  return { child: startChild({ name: 'x', args, env, logFile, onLine: lineSeen }), firstLine };
}

/** A zombie counts as ended: nobody may be there to collect it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !readFileSync(stat, 'utf8').includes(') Z ');
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'did not happen within 5 seconds');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

test('stop ends the child and keeps its output in the log', async () => {
  const { child, firstLine } = start([sleeper]);
  assert.match(await firstLine, /^up \d+$/);
  await child.stop();
  assert.equal(await child.exited, 'signal SIGTERM');
  await child.stop();
  assert.match(readFileSync(logFile, 'utf8'), /up/);
});

test('a child ends when its parent was killed', async () => {
  const parent = script(
    'parent.mts',
    `import { startChild } from ${JSON.stringify(join(root, 'sandbox/dev/child.ts'))};
     const child = startChild({ name: 'y', args: [${JSON.stringify(sleeper)}], env: {}, logFile: ${JSON.stringify(join(folder, 'inner'))} });
     console.log(child.process.pid);`,
  );
  const killed = spawn(process.execPath, ['--import', 'tsx', parent], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = await once(killed.stdout, 'data');
  const pid = Number(String(chunk));
  assert.ok(isAlive(pid));
  killed.kill('SIGKILL');
  await until(() => !isAlive(pid));
});

test('a piece that ends by itself is reported with the end of its log, a stopped one is not', async () => {
  const pieces = openPieces();
  const stopped = start([sleeper]);
  pieces.add('眠る部品', stopped.child);
  await stopped.firstLine;
  const failing = start([script('failing.mjs', "console.error('the reason'); process.exitCode = 3;")]);
  pieces.add('壊れる部品', failing.child);
  assert.match(await pieces.broken, /^壊れる部品が終了しました\(code 3\)[\s\S]*the reason/);
  await pieces.stop();
  assert.equal(await stopped.child.exited, 'signal SIGTERM');
  const late = start([sleeper]);
  assert.throws(() => pieces.add('遅れた部品', late.child), /asked to stop/);
  assert.equal(await late.child.exited, 'signal SIGTERM');
});

test('a request to end reaches a command and what nobody keeps a handle of', async () => {
  const dev = (file: string) => JSON.stringify(join(root, 'sandbox/dev', file));
  const stubborn = script('stubborn.mjs', "process.on('SIGINT', () => {}); setInterval(() => {}, 1000);");
  const leader = script(
    'leader.mts',
    `import { spawn } from 'node:child_process';
     import { endGroupOnSignal } from ${dev('end-group.ts')};
     import { trackCommand } from ${dev('run-command.ts')};
     endGroupOnSignal();
     const command = trackCommand(spawn(process.execPath, [${JSON.stringify(sleeper)}]));
     const forgotten = spawn(process.execPath, [${JSON.stringify(stubborn)}]);
     console.log(command.pid, forgotten.pid);`,
  );
  const asked = spawn(process.execPath, ['--import', 'tsx', leader], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [chunk] = await once(asked.stdout, 'data');
  const pids = String(chunk).trim().split(' ').map(Number);
  assert.ok(pids.length === 2 && pids.every(isAlive));
  asked.kill('SIGTERM');
  await until(() => !pids.some(isAlive));
});
