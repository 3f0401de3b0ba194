import assert from 'node:assert/strict';
import { openDatabase } from '../client';

// Makes a session's second factor 31 minutes old: node … db/testing/age-second-factor-child.ts <database> <session token>
const [, , databaseUrl = '', token = ''] = process.argv;
const { sql, close } = openDatabase(databaseUrl, { max: 1 });
const aged = await sql`
  update auth_session set second_factor_at = second_factor_at - interval '31 minutes' where token = ${token} returning id`;
assert.equal(aged.length, 1);
await close();
