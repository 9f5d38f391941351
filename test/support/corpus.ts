import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Questionnaires and recorded behaviour from elsewhere, kept beside the project and never inside it. */
export const CORPUS = '../shared/corpus';

export const hasCorpus = existsSync(CORPUS);

if (!hasCorpus) process.stderr.write(`tests against ${CORPUS}: skipped: not present\n`);

export const readCorpus = (file: string): unknown =>
  JSON.parse(readFileSync(join(CORPUS, file), 'utf8').replace(/^\uFEFF/, ''));

/** Files of a folder of the corpus, at any depth, whose names end in `.json`. */
export const corpusFiles = (folder: string): readonly string[] =>
  hasCorpus
    ? readdirSync(join(CORPUS, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(folder, file))
        .sort()
    : [];
