import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openApiDocument } from '@tongxing/api';
import { startApi } from '../support/api.js';

const DESCRIPTION = 'docs/api/openapi.json';
const CLIENT = 'apps/web/src/api-client/schema.d.ts';

/** `npm run openapi` makes both files anew. */
describe('the description of the API', () => {
  it('in docs is the one that the code makes', async () => {
    const api = await startApi('sqlite');
    try {
      const made = JSON.parse(JSON.stringify(openApiDocument(api.app))) as unknown;
      expect(JSON.parse(readFileSync(DESCRIPTION, 'utf8'))).toEqual(made);
    } finally {
      await api.stop();
    }
  });

  it('makes the types of the web client', () => {
    const made = execFileSync(process.execPath, ['node_modules/openapi-typescript/bin/cli.js', DESCRIPTION], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(readFileSync(CLIENT, 'utf8').trim()).toBe(made.toString().trim());
  });
});
