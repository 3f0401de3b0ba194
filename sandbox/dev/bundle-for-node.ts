import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { root } from './root';

/** Below the checkout, where the packages are found. */
export const bundlesFolder = join(root, '.data/test/bundles');
const { resolve } = createRequire(join(root, 'package.json'));

/** Modules keep the place that their source has; packages stay outside, by file where node asks for one. */
const fromSources: Plugin = {
  name: 'from-sources',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
    onResolve({ filter: /^(?:[a-z]|@[a-z])/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      return { path: isFileOfPackage(path) ? pathToFileURL(resolve(path)).href : path, external: true };
    });
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll(/import\.meta\.dirname/g, JSON.stringify(dirname(path)))
        .replaceAll(/import\.meta\.url/g, JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: extname(path) === '.tsx' ? 'tsx' : 'ts' };
    });
  },
};

/** What a package without an `exports` map has below its name is a file, whose extension plain node wants to be told. */
function isFileOfPackage(path: string): boolean {
  const [scope = '', name = '', ...rest] = path.startsWith('@') ? path.split('/') : ['.', ...path.split('/')];
  if (path.startsWith('node:') || rest.length === 0) return false;
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'node_modules', scope, name, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && !('exports' in manifest);
}

/**
 * Builds the files with all they import of ours into modules that plain node runs: loading each source by itself took most
 * of a short test's time. Returns the bundles' files, in the same order.
 */
export async function bundleForNode(files: readonly string[], output = bundlesFolder): Promise<string[]> {
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outdir: output,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [fromSources],
  });
  return files.map((file) => join(output, `${file.slice(0, -extname(file).length)}.mjs`));
}
