import type { Command } from 'commander';
import { createServer, newLog, openApiDocument } from '@tongxing/api';
import { configuration } from '../application.js';

/** `tongxing openapi`: prints the API's description, from which the web client is generated. */
export function openApiCommand(program: Command): void {
  program
    .command('openapi')
    .description('print the description of the API (OpenAPI 3, JSON)')
    .action(async () => {
      const app = await createServer(configuration(), newLog('error'));
      process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
      await app.close();
    });
}
