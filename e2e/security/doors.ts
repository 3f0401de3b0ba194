import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const source = (file: string) => readFileSync(path.join(root, file), 'utf8');

function addressOf(file: string): string {
  const parts = path.dirname(file).split(path.sep).slice(1);
  return `/${parts.filter((part) => !/^[(@]/.test(part)).join('/')}`;
}

function exportsOf(file: string): string[] {
  const found = source(file).matchAll(/^export\s+(?:async\s+function|const|function)\s+(\w+)/gm);
  return [...found].map(([, name = '']) => name);
}

/** Every way into the application that its files open: pages, handlers by method, Server Actions by name. */
export function doors(): string[] {
  const app = filesUnder('app');
  const pages = app.filter((file) => /\/page\.tsx$/.test(file)).map((file) => `GET ${addressOf(file)}`);
  const handlers = app
    .filter((file) => /\/route\.tsx?$/.test(file))
    .flatMap((file) =>
      methods.filter((method) => exportsOf(file).includes(method)).map((method) => `${method} ${addressOf(file)}`),
    );
  const actions = [...app, ...filesUnder('components'), ...filesUnder('lib'), ...filesUnder('messages')]
    .filter((file) => /^['"]use server['"]/.test(source(file)))
    .flatMap((file) => exportsOf(file).map((name) => `action ${name}`));
  return [...pages, ...handlers, ...actions].sort();
}

/** Actions written inside other files escape the list above: they are forbidden. */
export function inlineActions(): string[] {
  return [...filesUnder('app'), ...filesUnder('components')].filter((file) =>
    /^\s+['"]use server['"]/m.test(source(file)),
  );
}
