// npm leaves packages for other platforms out of the lock when its registry does not serve them, and `npm ci` then
// refuses the lock. This adds what is missing, with os, cpu and libc read from the package's name, and drops the
// registry's host. Run after each change of dependencies: node sandbox/dev/lock-platforms.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
  wasm32: '',
};
const processors = {
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
};
const abis = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** `@next/swc-linux-x64-musl` → { os: ['linux'], cpu: ['x64'], libc: ['musl'] } */
export function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const find = (table) => words.map((word) => table[word]).find(Boolean);
  const os = find(systems);
  const cpu = find(processors);
  const libc = os === 'linux' ? find(abis) : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

/** Names, versions and places of the optional packages that the lock mentions but does not hold. */
export function missingOptional(lock) {
  return Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !lookup(lock, place, name))
      .map(([name, version]) => ({ name, version })),
  );
}

function lookup(lock, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = lock.packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`];
    if (found || !folder) return found;
  }
}

export function completeLock(lock) {
  for (const { name, version } of missingOptional(lock)) {
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...platformOf(name),
      optional: true,
    };
  }
  for (const entry of Object.values(lock.packages)) if (!entry.link) delete entry.resolved;
  const byName = ([a], [b]) => (a < b ? -1 : 1);
  return { ...lock, packages: Object.fromEntries(Object.entries(lock.packages).sort(byName)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
}
