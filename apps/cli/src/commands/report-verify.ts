import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ReportVerifier, type Verification } from '@tongxing/api';
import { configuration, withApplication } from '../application.js';
import { say } from '../output.js';

/** Differences told one by one; more are counted. */
const TOLD = 40;

/** `tongxing report verify FILE` */
export function reportVerifyCommand(report: Command): void {
  report
    .command('verify <file>')
    .description('check a report: is the file as it was made, and do the data still give its figures?')
    .action((file: string) =>
      withApplication(configuration(), async (app) => {
        const verification = await app.get(ReportVerifier).verify(await readFile(file));
        tellFile(verification);
        tellData(verification);
        if (!holds(verification)) process.exitCode = 1;
      }),
    );
}

const holds = ({ printed, recomputed }: Verification): boolean =>
  printed.length === 0 && recomputed.length === 0;

function tellFile({ sameBytes, printed }: Verification): void {
  if (sameBytes) say({ zh: '文件：与生成时逐字节相同', en: 'file: byte for byte as it was made' });
  else if (printed.length === 0)
    say({
      zh: '文件：内容与生成时相同，但字节有变（例如曾被另存）',
      en: 'file: reads as it was made, though its bytes differ (saved again, perhaps)',
    });
  else
    say({
      zh: `文件：有 ${String(printed.length)} 处与生成时不同`,
      en: `file: differs from what was made in ${String(printed.length)} places`,
    });
  for (const { page, printed: is = '–', made = '–' } of printed.slice(0, TOLD))
    say({
      zh: `  第 ${String(page)} 页：文件为“${is}”，生成时为“${made}”`,
      en: `  page ${String(page)}: the file says “${is}”, made was “${made}”`,
    });
  tellMore(printed.length);
}

function tellData({ run, presentSnapshot, recomputed }: Verification): void {
  const same = presentSnapshot === run.snapshot.hash;
  say(
    same
      ? { zh: '数据：与分析时相同', en: 'data: as they were when it was analysed' }
      : {
          zh: '数据：自分析以来有增减或更改',
          en: 'data: some came, went or changed since it was analysed',
        },
  );
  say(
    recomputed.length === 0
      ? { zh: '重新计算：全部结果一致', en: 'computed again: every result is the same' }
      : {
          zh: `重新计算：有 ${String(recomputed.length)} 处不同`,
          en: `computed again: ${String(recomputed.length)} results differ`,
        },
  );
  for (const { path, then, now } of recomputed.slice(0, TOLD))
    say({
      zh: `  ${path}：报告为 ${JSON.stringify(then)}，现为 ${JSON.stringify(now)}`,
      en: `  ${path}: ${JSON.stringify(then)} in the report, ${JSON.stringify(now)} now`,
    });
  tellMore(recomputed.length);
}

function tellMore(all: number): void {
  if (all > TOLD) say({ zh: `  另有 ${String(all - TOLD)} 处`, en: `  and ${String(all - TOLD)} more` });
}
