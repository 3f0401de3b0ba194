import { runNodeTests } from '../node-tests';

// Runs the given test files as `npm test` does and tells its parent the counts: node … run-node-tests-child.ts <folder> <file>…
const [, , folder, ...files] = process.argv;
const counts = await runNodeTests(files, folder);
process.send?.(counts, () => process.exit());
