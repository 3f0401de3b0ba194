import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// postgres 3.4.9 buffers small writes for one turn of the event loop. When the connection closes in that turn, the process
// dies of a TypeError, or the pooled connection never writes again and every query on it hangs (porsager/postgres #1154,
// #1208). Run after each install; it stops loudly when the driver is not the one that it knows.
const repairs = [
  [
    '    const x = socket.write(chunk, fn)\n',
    "    if (socket === null) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
  ],
  [
    '    clearImmediate(nextWriteTimer)\n    socket.removeListener(',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener(',
  ],
];

const root = fileURLToPath(new URL('../node_modules/postgres', import.meta.url));
for (const build of ['src', 'cjs/src']) {
  const file = join(root, build, 'connection.js');
  let text = readFileSync(file, 'utf8');
  for (const [broken, repaired] of repairs) {
    if (text.includes(repaired)) continue;
    if (text.split(broken).length !== 2)
      throw new Error(`${file} is not the driver that db/patch-postgres.mjs repairs`);
    text = text.replace(broken, repaired);
  }
  writeFileSync(file, text);
}
