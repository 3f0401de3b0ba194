import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8');
const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1]);

function colour(theme: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1];
  assert.ok(found, name);
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

const texts = [
  ...['ink', 'ink-soft', 'key', 'key-hover', 'due', 'good', 'bad', 'warn'].flatMap((text) =>
    ['surface', 'page', 'tint'].map((ground) => [text, ground] as const),
  ),
  ['on-key', 'key'],
  ['on-key', 'key-hover'],
  ['good', 'good-tint'],
  ['bad', 'bad-tint'],
  ['warn', 'warn-tint'],
  ['ink', 'good-tint'],
  ['ink', 'bad-tint'],
  ['ink', 'warn-tint'],
] as const;

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`${name}: every text has a contrast of 4.5 on every ground it stands on`, () => {
    for (const [text, ground] of texts) {
      const ratio = contrast(colour(theme, text), colour(theme, ground));
      assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio}`);
    }
  });

  test(`${name}: borders of controls have a contrast of 3`, () => {
    for (const ground of ['surface', 'page']) {
      assert.ok(contrast(colour(theme, 'line-strong'), colour(theme, ground)) >= 3, ground);
    }
  });
}
