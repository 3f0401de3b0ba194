import { createHmac } from 'node:crypto';

/** The demo operator's secret, as the demo's table prints it. */
const demoSecret = 'DOKUEIPAY2DEMO2OPERATOR2SECRET22';
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Plays the authenticator app on somebody's phone (RFC 6238): the digits it shows now. */
export function authenticatorDigits(secret: string = demoSecret): string {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest.readUInt8(19) & 0x0f) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
