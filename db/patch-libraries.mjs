import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Two libraries lose what is under way when the database goes (docs/decisions/006-repair-of-two-libraries.md). Run after each
// install; it stops loudly when they are not the ones that it knows.

// postgres 3.4.9 (porsager/postgres #1130, #1142, #1154, #1208)
const connection = [
  // Small writes wait for one turn of the event loop, in which the connection may close.
  [
    '    const x = socket.write(chunk, fn)\n',
    "    if (socket === null) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
  ],
  [
    '    clearImmediate(nextWriteTimer)\n    socket.removeListener(',
    '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener(',
  ],
  // What was asked between a socket's error and its close has no answer, and the next session must not give it one.
  [
    '    socket = null\n\n    if (initial)\n      return reconnect()\n',
    "    socket = null\n\n    const starting = initial\n    initial = null\n    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n    query = errorResponse = results = null\n    result = new Result()\n    rows = 0\n    initial = starting\n    if (initial)\n      return reconnect()\n",
  ],
  // Who asked first has been told of a failed start; the start's own query told nobody, which ends the process.
  ['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(noop)\n'],
];

const index = [
  // A transaction that goes on after its connection was lost must not reach into that connection's next session.
  [
    '    let savepoints = 0\n      , connection\n      , prepare = null\n',
    '    let savepoints = 0\n      , connection\n      , lost = null\n      , prepare = null\n',
  ],
  [
    '        new Promise((_, reject) => connection.onclose = reject)\n',
    '        new Promise((_, reject) => connection.onclose = e => reject(lost = e))\n',
  ],
  [
    '        q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue === full\n',
    '        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n        c.queue === full\n',
  ],
];

// graphile-worker 0.17.3 (graphile/worker #636): its retries of finishing a job stop at the first error, and with it the queue.
const queue = [
  [
    '                    lastError = (0, lib_1.coerceError)(e);\n                    throw e;\n',
    '                    lastError = (0, lib_1.coerceError)(e);\n',
  ],
  // Held callers are let go once: a second time makes the count negative and the stop wait for ever.
  [
    '            backpressure.resolve();\n            // Bump',
    '            const held = backpressure;\n            backpressure = null;\n            held.resolve();\n            // Bump',
  ],
];

const repairs = {
  'postgres/src/connection.js': connection,
  'postgres/cjs/src/connection.js': connection,
  'postgres/src/index.js': index,
  'postgres/cjs/src/index.js': index,
  'graphile-worker/dist/main.js': queue,
};

const root = fileURLToPath(new URL('../node_modules', import.meta.url));
for (const [path, pairs] of Object.entries(repairs)) {
  const file = join(root, path);
  let text = readFileSync(file, 'utf8');
  for (const [broken, repaired] of pairs) {
    // A repair that only leaves something out is found in the broken text too.
    if (text.includes(repaired) && (broken.length <= repaired.length || !text.includes(broken))) continue;
    if (text.split(broken).length !== 2) throw new Error(`${file} is not the code that db/patch-libraries.mjs repairs`);
    text = text.replace(broken, () => repaired);
  }
  writeFileSync(file, text);
}
