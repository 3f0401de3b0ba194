import assert from 'node:assert/strict';
import test from 'node:test';
import { isFrom, notice, parseMessage, readFrameHash, rejection, request, response, writeFrameHash } from './messages';

test('messages survive the crossing, anything else is ignored', () => {
  const all = [
    request(1, { method: 'init', params: { a: 1 } }),
    response(1, null),
    rejection(1, 'no'),
    notice('hello'),
  ];
  for (const message of all) assert.deepEqual(parseMessage(structuredClone(message)), message);
  const foreign: unknown[] = [null, 'x', 1, [], {}, { kind: 'notice', name: 'hello', data: {} }];
  for (const data of foreign) assert.equal(parseMessage(data), null);
  assert.equal(parseMessage({ ...request(1, { method: 'init', params: {} }), params: null }), null);
  assert.equal(parseMessage({ ...response(1, null), id: '1' }), null);
  assert.equal(parseMessage({ ...notice('hello'), name: 5 }), null);
});

test('a message counts only from the right window and the right origin', () => {
  const source = {};
  const expected = { source, origin: 'http://127.0.0.1:12111' };
  assert.equal(isFrom({ source, origin: 'http://127.0.0.1:12111' }, expected), true);
  assert.equal(isFrom({ source: {}, origin: 'http://127.0.0.1:12111' }, expected), false);
  assert.equal(isFrom({ source, origin: 'http://127.0.0.1:3000' }, expected), false);
  assert.equal(isFrom({ source: null, origin: expected.origin }, { ...expected, source: null }), false);
});

test('a frame knows its parent’s origin, and only a whole origin will do', () => {
  const address = { parentOrigin: 'http://localhost:3000', locale: 'ja', loader: 'auto' };
  assert.deepEqual(readFrameHash(writeFrameHash(address)), address);
  for (const parentOrigin of ['', '*', 'null', 'http://localhost:3000/path']) {
    assert.equal(readFrameHash(writeFrameHash({ ...address, parentOrigin })), null, parentOrigin);
  }
});
