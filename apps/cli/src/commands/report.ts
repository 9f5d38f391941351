import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { ProgrammeService, ReportsService } from '@tongxing/api';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { say } from '../output.js';
import { reportVerifyCommand } from './report-verify.js';

interface ReportOptions {
  readonly project: string;
  readonly lang: Language;
  readonly out?: string;
}

/** `tongxing report --project CODE --lang zh|en`, `tongxing report verify FILE` */
export function reportCommand(program: Command): void {
  const report = program.command('report').description('reports as PDF');
  reportVerifyCommand(report);
  report
    .command('make', { isDefault: true })
    .description("make the report of a project's present data")
    .requiredOption('-p, --project <code>', 'project code')
    .addOption(
      new Option('-l, --lang <language>', 'language of the report')
        .choices([...LANGUAGES])
        .makeOptionMandatory(),
    )
    .option('-o, --out <file>', 'PDF file to write (default: <project>-<language>.pdf)')
    .action(({ project, lang, out = `${project}-${lang}.pdf` }: ReportOptions) =>
      withApplication(configuration(), (app) => writeReport(app, project, lang, out)),
    );
}

/** Makes a report and writes it to `path`, folders included. */
export async function writeReport(
  app: INestApplicationContext,
  projectCode: string,
  language: Language,
  path: string,
): Promise<void> {
  const project = await app.get(ProgrammeService).findProjectByCode(projectCode);
  const { pdf } = await app.get(ReportsService).make(project.id, language);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, pdf);
  say({ zh: `报告已写入 ${path}`, en: `report written to ${path}` });
}
