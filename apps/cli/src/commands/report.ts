import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import { ProgrammeService, ReportsService } from '@tongxing/api';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { REPORT_LENGTHS, type ReportForm, type ReportLength } from '@tongxing/report';
import { configuration, withApplication } from '../application.js';
import { say } from '../output.js';
import { reportVerifyCommand } from './report-verify.js';

interface ReportOptions {
  readonly project: string;
  readonly lang: Language;
  readonly length: ReportLength;
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
    .addOption(
      new Option(
        '--length <length>',
        'the whole report, four pages, a page for families, or a page for each village',
      )
        .choices([...REPORT_LENGTHS])
        .default('full'),
    )
    .option('-o, --out <file>', 'PDF file to write (default: <project>-<language>.pdf)')
    .action(({ project, lang: language, length, out = `${project}-${language}.pdf` }: ReportOptions) =>
      withApplication(configuration(), (app) => writeReport(app, project, { language, length }, out)),
    );
}

/** Makes a report and writes it to `path`, folders included. */
export async function writeReport(
  app: INestApplicationContext,
  projectCode: string,
  form: ReportForm,
  path: string,
): Promise<void> {
  const project = await app.get(ProgrammeService).findProjectByCode(projectCode);
  const { pdf } = await app.get(ReportsService).make(project.id, form);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, pdf);
  say({ zh: `报告已写入 ${path}`, en: `report written to ${path}` });
}
