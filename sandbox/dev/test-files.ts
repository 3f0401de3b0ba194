import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

const elsewhere = new Set(['node_modules', 'e2e']);

/** Every *.test.ts(x) outside e2e, sorted. `filters` keep the files whose path contains one of them. */
export function testFiles(filters: string[] = []): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return elsewhere.has(path) || entry.name.startsWith('.') ? [] : walk(path);
      return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
    });
  const all = walk('').sort();
  return filters.length === 0 ? all : all.filter((file) => filters.some((filter) => file.includes(filter)));
}
