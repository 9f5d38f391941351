import { existsSync } from 'node:fs';
import { readFixtures } from './runner/fixture.js';
import { lines } from './runner/print.js';
import { run } from './runner/run.js';

/** Reference values made with R, beside the working copy; `npm run reference -- DIR` takes any such folder. */
const FOLDER = '../shared/reference';

const present = existsSync(FOLDER);
if (!present) process.stderr.write(`Reference fixtures skipped: not present (${FOLDER})\n`);
const fixtures = present ? readFixtures(FOLDER).map((fixture) => [fixture.name, fixture] as const) : [];

(present ? describe : describe.skip)('what is computed agrees with R on', () => {
  it.each(fixtures)('%s', (_, fixture) => {
    const [summary = '', ...disagreements] = lines(run(fixture));
    expect(summary).toContain(fixture.name);
    expect(disagreements).toEqual([]);
  });
});
