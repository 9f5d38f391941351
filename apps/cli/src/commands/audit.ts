import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  accessCsv,
  AuditVerifier,
  grantsCsv,
  YearlyAuditService,
  type AuditAnchor,
  type AuditFault,
} from '@tongxing/api';
import { LANGUAGES, type BilingualText, type Language } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { complain, say } from '../output.js';

const FAULTS: Readonly<Record<AuditFault['kind'], BilingualText>> = {
  missing: { zh: '记录缺失', en: 'is missing' },
  changed: { zh: '内容已被更改', en: 'was changed' },
  moved: { zh: '次序已被更改', en: 'was moved' },
  cut: { zh: '日志曾写到此处，其后的记录已被删去', en: 'was written once; the log now ends before it' },
  differs: {
    zh: '与另行保存的校验点不一致，日志已被改写',
    en: 'is not the one known before: the log was rewritten',
  },
};

interface YearlyOptions {
  readonly year: number;
  readonly out: string;
  readonly format: 'csv' | 'pdf';
  readonly language: Language;
  readonly grants?: string;
}

const LINE = /^(\d+) ([0-9a-f]{64})$/;

/** `tongxing audit verify|report` */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('the record of who did what');
  audit
    .command('verify')
    .description('check that no event of the log was removed, changed or moved')
    .option('--anchors <file>', 'check the ends of the log kept in this file, and add the present one')
    .action(({ anchors }: { anchors?: string }) => verify(anchors));
  audit
    .command('report')
    .description('who had access to what in a year, and what they did, for the yearly audit')
    .requiredOption('--year <year>', 'calendar year, in UTC', yearOf)
    .requiredOption('-o, --out <file>', 'file to write')
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'pdf']).default('csv'))
    .addOption(
      new Option('-l, --language <language>', 'language of the PDF').choices([...LANGUAGES]).default('zh'),
    )
    .option('--grants <file>', 'with CSV: file for the roles, from when to when they were held')
    .action(report);
}

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('a year has four digits');
  return Number(text);
}

async function report({ year, out, format, language, grants }: YearlyOptions): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const yearly = app.get(YearlyAuditService);
    if (format === 'pdf') await writeFile(out, await yearly.pdf(year, language));
    else {
      const audit = await yearly.ofYear(year);
      await writeFile(out, accessCsv(audit.lines));
      if (grants !== undefined) await writeFile(grants, grantsCsv(audit));
    }
    const files = [out, ...(format === 'csv' && grants !== undefined ? [grants] : [])];
    say({ zh: `已写入 ${files.join('、')}`, en: `${files.join(' and ')} written` });
  });
}

/** An anchors file is best kept on another machine: what it holds nobody who can write to the database can undo. */
async function verify(file?: string): Promise<void> {
  const anchors = file === undefined ? [] : await readAnchors(file);
  await withApplication(configuration(), async (app) => {
    const { events, head, faults } = await app.get(AuditVerifier).verify(anchors);
    const end = `${String(head.ordinal)} ${head.hash}`;
    for (const { kind, ordinal } of faults)
      complain({
        zh: `第 ${String(ordinal)} 条：${FAULTS[kind].zh}`,
        en: `event ${String(ordinal)} ${FAULTS[kind].en}`,
      });
    if (faults.length > 0) process.exitCode = 1;
    else if (file !== undefined) await appendFile(file, `${end}\n`);
    say({
      zh: `审计日志共 ${String(events)} 条，末尾：${end}`,
      en: `${String(events)} events; the log ends at ${end}`,
    });
  });
}

/** @throws Error where a line is no anchor: a damaged file must not pass for one that agrees */
async function readAnchors(file: string): Promise<AuditAnchor[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, ordinal, hash] = LINE.exec(line) ?? [];
      if (hash === undefined) throw new Error(`${file} is not a file of anchors`);
      return { ordinal: Number(ordinal), hash };
    });
}
