import { runNodeTests } from '../node-tests';

// Runs the given test files as `npm test` does and tells its parent the counts: node … run-node-tests-child.ts <file>…
const counts = await runNodeTests(process.argv.slice(2));
process.send?.(counts, () => process.exit());
