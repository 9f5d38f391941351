#!/usr/bin/env node
import { Command } from 'commander';
import { CONFIGURATION_VARIABLES } from '@tongxing/api';
import { auditCommands } from './commands/audit.js';
import { datasetCommand } from './commands/dataset.js';
import { demoCommand } from './commands/demo.js';
import { importCommand } from './commands/import.js';
import { instrumentCommands } from './commands/instruments.js';
import { keyCommands } from './commands/keys.js';
import { openApiCommand } from './commands/openapi.js';
import { planCommands } from './commands/plan.js';
import { privacyCommands } from './commands/privacy.js';
import { reportCommand } from './commands/report.js';
import { rosterCommands } from './commands/roster.js';
import { serveCommand } from './commands/serve.js';
import { syncCommands } from './commands/sync.js';
import { usersCommands } from './commands/users.js';
import { failure } from './failure.js';
import { complain } from './output.js';

const variables = CONFIGURATION_VARIABLES.map(
  ({ name, purpose, default: value }) => `  ${name.padEnd(20)} ${purpose} (default: ${value})`,
);
const program = new Command('tongxing')
  .description('Child-wellbeing survey and assessment toolkit')
  .addHelpText('after', `\nEnvironment variables:\n${variables.join('\n')}`);
for (const add of [
  demoCommand,
  serveCommand,
  instrumentCommands,
  importCommand,
  planCommands,
  reportCommand,
  datasetCommand,
  keyCommands,
  privacyCommands,
  rosterCommands,
  syncCommands,
  auditCommands,
  openApiCommand,
  usersCommands,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  const { message, exitCode } = failure(error);
  complain(message);
  process.exitCode = exitCode;
}
