import { check } from './check';

const failed = await check();
if (failed.length > 0) console.error(`check: ${failed.join(', ')} failed`);
process.exit(failed.length > 0 ? 1 : 0);
