import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totpCode } from './totp';

/** RFC 6238 appendix B, SHA-1, the last six digits. */
const vectors = [
  ['1970-01-01T00:00:59Z', '287082'],
  ['2005-03-18T01:58:29Z', '081804'],
  ['2005-03-18T01:58:31Z', '050471'],
  ['2009-02-13T23:31:30Z', '005924'],
  ['2033-05-18T03:33:20Z', '279037'],
] as const;

for (const [at, code] of vectors) {
  test(`at ${at} the RFC's secret shows ${code}`, () => {
    assert.equal(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(at)), code);
  });
}
