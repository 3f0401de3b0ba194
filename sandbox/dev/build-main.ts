import { buildWhenStale } from './build';

await buildWhenStale((text) => process.stdout.write(text));
