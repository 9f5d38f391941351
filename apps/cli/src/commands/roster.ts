import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  CardsService,
  guardedCell,
  ProblemException,
  ProgrammeRepository,
  ProgrammeService,
  readRosterMapping,
  RosterService,
  UnitOfWork,
} from '@tongxing/api';
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

interface CardOptions {
  readonly project: string;
  readonly site?: string;
  readonly out: string;
}

/** `tongxing roster cards --project code`, `tongxing roster import children.xlsx --project code --mapping roster.yaml` */
export function rosterCommands(program: Command): void {
  const roster = program.command('roster').description('the children who take part');
  roster
    .command('cards')
    .description('make sheets of QR cards without names, as PDF')
    .requiredOption('-p, --project <code>', 'code of the project')
    .option('-s, --site <code>', 'code of a site (default: every site)')
    .option('-o, --out <file>', 'PDF file to write', 'cards.pdf')
    .action((options: CardOptions) => printCards(options));
  roster
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

async function printCards({ project, site, out }: CardOptions): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const { id } = await app.get(ProgrammeService).findProjectByCode(project);
    const siteId = site === undefined ? undefined : await siteNamed(app, id, site);
    await writeFile(out, await app.get(CardsService).print(id, siteId));
  });
  say({ zh: `卡片已写入 ${out}`, en: `cards written to ${out}` });
}

async function siteNamed(app: INestApplicationContext, project: string, code: string): Promise<string> {
  const sites = await app.get(UnitOfWork).read((view) => app.get(ProgrammeRepository).allSites(view, project));
  const found = sites.find((site) => site.code === code);
  if (!found) throw new ProblemException('site-unknown');
  return found.id;
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
