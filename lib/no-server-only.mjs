import { register } from 'node:module';

// `server-only` throws outside Next's bundler; scripts, tests and the worker run on plain Node.
const hook = `export async function resolve(specifier, context, next) {
  return specifier === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
