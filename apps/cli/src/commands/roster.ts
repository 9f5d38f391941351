import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { Command } from 'commander';
import { guardedCell, ProgrammeService, readRosterMapping, RosterService } from '@tongxing/api';
import type { RosterReport } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { print, say } from '../output.js';

interface RosterOptions {
  readonly project: string;
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly skipFaulty?: boolean;
  readonly rejected?: string;
}

/** `tongxing roster import children.xlsx --project code --mapping roster.yaml` */
export function rosterCommands(program: Command): void {
  program
    .command('roster')
    .description('the children who take part')
    .command('import')
    .description('take in a roster; one wrong row keeps all of it out')
    .argument('<file>', 'CSV or XLSX file: one row a child')
    .requiredOption('-p, --project <code>', 'code of the project')
    .requiredOption('-m, --mapping <file>', 'YAML file that says what the columns mean')
    .option('-n, --dry-run', 'say what would happen and store nothing')
    .option('-s, --skip-faulty', 'store the sound rows where others are wrong')
    .option('-r, --rejected <file>', 'CSV file for rejected rows: line, reason, column')
    .action((path: string, options: RosterOptions) => importRoster(path, options));
}

async function importRoster(path: string, options: RosterOptions): Promise<void> {
  const { dryRun = false, skipFaulty = false } = options;
  const mapping = await readRosterMapping(options.mapping);
  const content = await readFile(path);
  const report = await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(options.project);
    const format = /\.xlsx$/i.test(path) ? 'xlsx' : 'csv';
    return app.get(RosterService).import(id, { format, content, mapping, dryRun, skipFaulty });
  });
  if (options.rejected === undefined)
    rejectedLines(report).forEach((line) => {
      print(`rejected ${line}`);
    });
  else await writeRejected(options.rejected, rejectedLines(report));
  summarise(report);
  if (!dryRun && !report.stored) process.exitCode = 1;
}

const rejectedLines = ({ rows }: RosterReport): string[] =>
  rows.flatMap(({ line, faults = [] }) =>
    faults.map(({ code, column = '' }) => `${String(line)},${code},${guardedCell(column)}`),
  );

async function writeRejected(path: string, lines: readonly string[]): Promise<void> {
  const file = createWriteStream(path);
  file.end(['line,reason,column', ...lines, ''].join('\n'));
  await once(file, 'finish');
}

function summarise({ stored, encoding, counts }: RosterReport): void {
  const { enrolled, completed, unchanged, rejected } = counts;
  say({
    zh: `${stored ? '已存入' : '未存入任何内容'}（${encoding}）：新登记 ${String(enrolled)}，补充 ${String(completed)}，无变化 ${String(unchanged)}，拒绝 ${String(rejected)}`,
    en: `${stored ? 'stored' : 'nothing stored'} (${encoding}): enrolled ${String(enrolled)}, completed ${String(completed)}, unchanged ${String(unchanged)}, rejected ${String(rejected)}`,
  });
}
