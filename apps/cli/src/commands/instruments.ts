import type { Command } from 'commander';
import {
  InstrumentsService,
  licensedFolders,
  manifestFaultsIn,
  pinVersions,
  readVersion,
  versionFolders,
  type VersionFolder,
} from '@tongxing/api';
import {
  lintInstruments,
  outsideInWords,
  validationPath,
  type Fault,
  type InstrumentDefinition,
} from '@tongxing/instruments';
import { configuration, withApplication } from '../application.js';
import { complain, print, say } from '../output.js';
import { sayDifferences } from './instrument-diff.js';
import { exchangeCommands } from './instrument-import.js';
import { preview } from './instrument-preview.js';

/** `tongxing instruments check|pin|publish|list|preview|diff|import|export` */
export function instrumentCommands(program: Command): void {
  const instruments = program
    .command('instruments')
    .description('instrument versions: check, pin, publish, list, preview, diff, import, export');
  instruments
    .command('check')
    .description('read every version folder and say what is wrong')
    .action(() => {
      const { surveys } = configuration();
      const sound = [...checkedVersions(surveys), ...checkedLicensed(surveys)];
      for (const fault of manifestFaultsIn(surveys).filter(isUnlisted)) reportFaults(fault, [fault]);
      sound.forEach(sayHowJudged);
    });
  instruments
    .command('pin')
    .description('add versions that are ready to the manifest; from then on they cannot change')
    .action(() => {
      const { surveys } = configuration();
      sayPinned(pinVersions(surveys, [...checkedVersions(surveys), ...checkedLicensed(surveys)]));
    });
  instruments
    .command('publish')
    .description('publish every version that is not published yet, and pin it in the manifest')
    .option(
      '--licensed <instruments...>',
      'also the keys of these instruments, whose licence the project holds',
    )
    .action(({ licensed = [] }: { licensed?: string[] }) => publish(licensed));
  instruments
    .command('list')
    .description('list published versions')
    .action(() => list());
  instruments
    .command('preview [version]')
    .description('show versions, or one such as x or x@1.0.0, as they look and score; nothing is stored')
    .action((name: string | undefined) => preview(configuration(), name));
  instruments
    .command('diff <before> <after>')
    .description('what differs between two versions, such as x@1.0.0 and x@1.1.0, and what may be compared')
    .action((before: string, after: string) => {
      sayDifferences(configuration().surveys, before, after);
    });
  exchangeCommands(instruments);
}

/**
 * All versions that pass their checks and are as the manifest pins them, or not pinned yet. What is wrong,
 * also by the suite's own rules, is said and makes the command fail.
 */
export function checkedVersions(surveys: string): InstrumentDefinition[] {
  const departed = manifestFaultsIn(surveys).filter((fault) => !isUnlisted(fault));
  for (const fault of departed) reportFaults(fault, [fault]);
  const sound = unchangedIn(surveys, versionFolders(surveys));
  for (const fault of lintInstruments(sound)) reportFaults(fault, [fault]);
  return sound;
}

/** The same for keys of instruments that others own; the manifest's faults are said once, by the above. */
const checkedLicensed = (surveys: string): InstrumentDefinition[] =>
  unchangedIn(surveys, licensedFolders(surveys));

const isUnlisted = ({ code }: Fault): boolean => code === 'version-unlisted';

function unchangedIn(surveys: string, folders: readonly VersionFolder[]): InstrumentDefinition[] {
  const changed = manifestFaultsIn(surveys).filter((fault) => !isUnlisted(fault));
  return soundIn(folders).filter(
    ({ instrument, version }) => !changed.some((f) => f.instrument === instrument && f.version === version),
  );
}

function sayPinned(names: readonly string[]): void {
  for (const name of names)
    say({ zh: `已锁定 ${name}，内容不可再改`, en: `pinned ${name}: its content cannot change any more` });
}

function soundIn(folders: readonly VersionFolder[]): InstrumentDefinition[] {
  return folders.flatMap((folder) => {
    const read = readVersion(folder);
    if ('faults' in read) {
      reportFaults(folder, read.faults);
      return [];
    }
    print(`ok      ${folder.instrument}@${folder.version}`);
    return [read.definition];
  });
}

function reportFaults(
  { instrument, version }: Pick<VersionFolder, 'instrument' | 'version'>,
  faults: readonly Fault[],
): void {
  process.exitCode = 1;
  for (const { code, file, at, message } of faults)
    complain({
      zh: `不合格  ${instrument}@${version}  ${code}  ${file}${at && `:${at}`}  ${message}`,
      en: `faulty  ${instrument}@${version}  ${code}  ${file}${at && `:${at}`}  ${message}`,
    });
}

/** Which validator judges the answers to a version, and what keeps it from the fast one. */
function sayHowJudged(definition: InstrumentDefinition): void {
  const name = `${definition.instrument}@${definition.version}`;
  const judged = validationPath(definition);
  if (judged.path === 'key')
    say({ zh: `${name}  按计分键核对答案`, en: `${name}  answers are checked by the key` });
  if (judged.path === 'compiled')
    say({ zh: `${name}  由编译后的规则核对答案`, en: `${name}  answers are checked by compiled rules` });
  if (judged.path !== 'survey-core') return;
  say({
    zh: `${name}  由 survey-core 核对答案（较慢），原因：`,
    en: `${name}  answers are checked by survey-core (slower), because of:`,
  });
  for (const { zh, en } of judged.outside.map(outsideInWords)) say({ zh: `  ${zh}`, en: `  ${en}` });
}

async function publish(licensed: readonly string[]): Promise<void> {
  const config = configuration();
  const keys = checkedLicensed(config.surveys).filter(({ instrument }) => licensed.includes(instrument));
  for (const name of licensed.filter((id) => !keys.some(({ instrument }) => instrument === id))) {
    process.exitCode = 1;
    complain({ zh: `没有授权量表 ${name} 的计分键`, en: `there is no key of a licensed instrument ${name}` });
  }
  const versions = [...checkedVersions(config.surveys), ...keys];
  await withApplication(config, async (app) => {
    for (const definition of versions) {
      const { isNew } = await app.get(InstrumentsService).publish(definition);
      const name = `${definition.instrument}@${definition.version}`;
      say(
        isNew
          ? { zh: `已发布 ${name}`, en: `published ${name}` }
          : { zh: `此前已发布 ${name}`, en: `already published ${name}` },
      );
    }
  });
  sayPinned(pinVersions(config.surveys, versions));
}

async function list(): Promise<void> {
  await withApplication(configuration(), async (app) => {
    const { items } = await app.get(InstrumentsService).list({ limit: 500 });
    if (items.length === 0)
      say({ zh: '尚未发布任何问卷版本。', en: 'No instrument version is published yet.' });
    for (const { instrument, version, hash, title } of items)
      print(`${instrument}@${version}  ${hash.slice(0, 12)}  ${title.zh} / ${title.en}`);
  });
}
