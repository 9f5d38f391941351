import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Command } from 'commander';
import { guardedCell, ImportService, readMapping, type ImportReport, type Rejection } from '@tongxing/api';
import { configuration, withApplication } from '../application.js';
import { endProgress, print, progress, say } from '../output.js';

interface ImportOptions {
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly rejected?: string;
}

/** `tongxing import responses.csv --mapping mapping.yaml` */
export function importCommand(program: Command): void {
  program
    .command('import')
    .description('import a table of answers from paper or another system')
    .argument('<file>', 'CSV file: one row a person and wave')
    .requiredOption('-m, --mapping <file>', 'YAML file that says what the columns mean')
    .option('-n, --dry-run', 'say what would happen and store nothing')
    .option(
      '-r, --rejected <file>',
      'CSV file for rejected rows: line, reason, column (default: standard output)',
    )
    .action((path: string, options: ImportOptions) => importFile(path, options));
}

async function importFile(
  path: string,
  { mapping: mappingPath, dryRun = false, rejected }: ImportOptions,
): Promise<void> {
  const mapping = await readMapping(mappingPath);
  const rejections = rejectionLog(rejected);
  const report = await withApplication(configuration(), (app) =>
    app.get(ImportService).run({
      path,
      mapping,
      dryRun,
      onRejected: rejections.add,
      onProgress: ({ rows, stored }) => {
        progress({
          zh: `已读 ${String(rows)} 行，已存 ${String(stored)} 行`,
          en: `read ${String(rows)} rows, stored ${String(stored)}`,
        });
      },
    }),
  );
  endProgress();
  await rejections.close();
  summarise(report, dryRun);
}

/** Rejected rows go to a file, or to standard output as they come. No cell's content is written. */
function rejectionLog(path: string | undefined) {
  const file = path === undefined ? undefined : createWriteStream(path);
  file?.write('line,reason,column\n');
  return {
    add: ({ line, code, column = '' }: Rejection) => {
      if (file) file.write(`${String(line)},${code},${guardedCell(column)}\n`);
      else print(`rejected line ${String(line)} ${code}${column && ` ${column}`}`);
    },
    close: async () => {
      if (!file) return;
      file.end();
      await once(file, 'finish');
    },
  };
}

export function summarise(
  { rows, stored, unchanged, rejected, encoding, reasons }: ImportReport,
  dryRun: boolean,
): void {
  say({
    zh: `${dryRun ? '试运行：' : ''}共 ${String(rows)} 行（${encoding}）：${dryRun ? '将存入' : '存入'} ${String(stored)}，此前已有 ${String(unchanged)}，拒绝 ${String(rejected)}`,
    en: `${dryRun ? 'dry run: ' : ''}${String(rows)} rows (${encoding}): ${dryRun ? 'would store' : 'stored'} ${String(stored)}, already there ${String(unchanged)}, rejected ${String(rejected)}`,
  });
  for (const [reason, count] of Object.entries(reasons)) print(`  ${reason}: ${String(count)}`);
}
