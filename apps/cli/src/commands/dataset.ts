import { createHash } from 'node:crypto';
import { open, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  AUDIENCES,
  DATASET_FORMATS,
  DATASET_SHAPES,
  DatasetsService,
  ProgrammeService,
  type Audience,
  type DatasetFormat,
  type DatasetShape,
} from '@tongxing/api';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { configuration, withApplication } from '../application.js';
import { print } from '../output.js';

interface DatasetOptions {
  readonly project: string;
  readonly format: DatasetFormat[];
  readonly shape: DatasetShape;
  readonly audience: Audience;
  readonly language: Language;
  readonly out: string;
}

/** `tongxing dataset --project CODE --format sav,dta --shape long --language zh --out DIR` */
export function datasetCommand(program: Command): void {
  program
    .command('dataset')
    .description("write a project's present data for R, SPSS, Stata and spreadsheets, without names")
    .requiredOption('-p, --project <code>', 'project code')
    .option(
      '-f, --format <formats>',
      `formats, with commas between: ${DATASET_FORMATS.join(', ')}`,
      formatsOf,
      [...DATASET_FORMATS],
    )
    .addOption(
      new Option('-s, --shape <shape>', 'a row for each child and wave, or one for each child')
        .choices([...DATASET_SHAPES])
        .default('long'),
    )
    .addOption(
      new Option('-a, --audience <audience>', 'for whom: of small groups less is told to the public')
        .choices([...AUDIENCES])
        .default('internal'),
    )
    .addOption(
      new Option('-l, --language <language>', 'language of labels that a program shows first')
        .choices([...LANGUAGES])
        .makeOptionMandatory(),
    )
    .option('-o, --out <folder>', 'folder to write into', '.')
    .action((options: DatasetOptions) => writeDataset(options));
}

/** Writes the files, and prints the SHA-256 and name of each as `sha256sum` does. */
function writeDataset({
  project: code,
  format,
  shape,
  audience,
  language,
  out,
}: DatasetOptions): Promise<void> {
  return withApplication(configuration(), async (app) => {
    const project = await app.get(ProgrammeService).findProjectByCode(code);
    await mkdir(out, { recursive: true });
    const wanted = { shape, audience, language, formats: format };
    await app.get(DatasetsService).make(project.id, wanted, async ({ name, bytes }) => {
      const hash = await written(join(out, name), bytes);
      print(`${hash}  ${name}`);
      return { hash };
    });
  });
}

/** Under another name until it is whole: nobody takes half a file for all of it. */
async function written(path: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const part = `${path}.part`;
  const sha256 = createHash('sha256');
  try {
    const file = await open(part, 'w', 0o600);
    try {
      for await (const chunk of bytes) {
        sha256.update(chunk);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return sha256.digest('hex');
}

function formatsOf(list: string): DatasetFormat[] {
  const formats = [...new Set(list.split(',').map((format) => format.trim()))];
  const isFormat = (format: string): format is DatasetFormat =>
    (DATASET_FORMATS as readonly string[]).includes(format);
  if (!formats.every(isFormat)) throw new InvalidArgumentError(`choose among ${DATASET_FORMATS.join(', ')}`);
  return formats;
}
