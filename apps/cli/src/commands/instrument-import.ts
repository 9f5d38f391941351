import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { code, semanticVersion, type BilingualText } from '@tongxing/contracts';
import { exportSurveyJs, importSurveyJs, type DraftFiles } from '@tongxing/instruments';
import { configuration } from '../application.js';
import { complain, print, say } from '../output.js';
import { versionNamed } from './version-named.js';

interface ImportOptions {
  readonly as: string;
  readonly version: string;
}

/** `tongxing instruments import form.json --as ID --version V` and `tongxing instruments export ID@V` */
export function exchangeCommands(instruments: Command): void {
  instruments
    .command('import <file>')
    .description('take over a SurveyJS questionnaire made elsewhere, whole or not at all')
    .requiredOption('--as <id>', 'name that the instrument shall have here')
    .requiredOption('--version <version>', 'version that it shall have here, such as 1.0.0')
    .action((file: string, options: ImportOptions) => {
      importSurvey(configuration().surveys, file, options);
    });
  instruments
    .command('export <version>')
    .description('print the SurveyJS questionnaire of a version, such as x@1.0.0')
    .action((name: string) => {
      exportSurvey(configuration().surveys, name);
    });
}

/**
 * Writes the drafts of a new version folder. A folder that is there is never written to. Reasons for refusing
 * are told one a line and make the command fail.
 */
export function importSurvey(surveys: string, file: string, options: ImportOptions): void {
  const folder = join(surveys, options.as, options.version);
  const drafts = draftsOf(file, folder, options);
  if ('reasons' in drafts) {
    drafts.reasons.forEach(refuse);
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(drafts.files)) writeFileSync(join(folder, name), content);
  say({
    zh: `已写入 ${folder}。请补全 scoring.json 和 provenance.json，再运行 instruments check。`,
    en: `wrote ${folder}. Complete scoring.json and provenance.json, then run instruments check.`,
  });
}

type Drafts = { readonly files: DraftFiles } | { readonly reasons: readonly BilingualText[] };

const because = (zh: string, en: string): Drafts => ({ reasons: [{ zh, en }] });

function draftsOf(file: string, folder: string, { as, version }: ImportOptions): Drafts {
  if (!code.safeParse(as).success || !semanticVersion.safeParse(version).success)
    return because(`${as}@${version} 不是有效的名称和版本号`, `${as}@${version} is not a name and a version`);
  if (existsSync(folder)) return because(`${folder} 已存在`, `${folder} is there already`);
  const text = utf8(readFileSync(file));
  if (text === undefined) return because(`${file} 不是 UTF-8 编码`, `${file} is not UTF-8`);
  const imported = importSurveyJs(text, { instrument: as, version });
  if ('files' in imported) return imported;
  const told = imported.faults.map((fault) => `${fault.code}  ${fault.at}  ${fault.message}`);
  return { reasons: told.map((reason) => ({ zh: `拒绝  ${reason}`, en: `refused  ${reason}` })) };
}

function exportSurvey(surveys: string, name: string): void {
  const definition = versionNamed(surveys, name);
  if (!definition) return;
  const text = exportSurveyJs(definition);
  if (text === undefined) refuse({ zh: `${name} 没有问卷，只有计分键`, en: `${name} has a key and no texts` });
  else print(text.trimEnd());
}

/** The text of a file, or undefined where it is not in the only encoding that JSON has (RFC 8259, 8.1). */
function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuse(why: BilingualText): void {
  process.exitCode = 1;
  complain(why);
}
