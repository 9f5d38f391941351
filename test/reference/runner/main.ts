/**
 * `npm run reference -- DIR`: compares what Tongxing computes with reference values, for every fixture of a folder.
 * Fails on any disagreement; what is not computed is named and is no failure.
 */
import { readFixtures } from './fixture.js';
import { lines } from './print.js';
import { run } from './run.js';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Usage: npm run reference -- DIR\n');
  process.exitCode = 2;
} else {
  for (const fixture of readFixtures(folder)) {
    const outcome = run(fixture);
    process.stdout.write(`${lines(outcome).join('\n')}\n`);
    if (outcome.disagreeing.length > 0) process.exitCode = 1;
  }
}
