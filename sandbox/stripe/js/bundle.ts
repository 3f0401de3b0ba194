import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Asset = { body: string; etag: string; contentType: string };
export type Assets = { stripeJs: Asset; frameJs: Asset; frameCss: Asset };

const here = path.dirname(fileURLToPath(import.meta.url));
const sheets = ['frame.css', 'methods.css', 'voucher.css'];
const javascript = 'text/javascript; charset=utf-8';

function asset(body: string, contentType: string): Asset {
  return { body, contentType, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

async function bundle(entry: string): Promise<Asset> {
  const built = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return asset(built.outputFiles[0]?.text ?? '', javascript);
}

async function buildAssets(): Promise<Assets> {
  const [stripeJs, frameJs, css] = await Promise.all([
    bundle('browser/main.ts'),
    bundle('frame/main.ts'),
    Promise.all(sheets.map((name) => readFile(path.join(here, 'frame', name), 'utf8'))),
  ]);
  return { stripeJs, frameJs, frameCss: asset(css.join('\n'), 'text/css; charset=utf-8') };
}

let assets: Promise<Assets> | undefined;

/** The two browser bundles and the frames' stylesheet, built once for each server process. */
export function loadAssets(): Promise<Assets> {
  assets ??= buildAssets();
  return assets;
}
