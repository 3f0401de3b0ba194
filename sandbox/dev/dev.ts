import { run } from './run';

await run('hot');
