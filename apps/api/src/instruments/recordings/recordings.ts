import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { RECORDING_LANGUAGES, type Recording, type RecordingLanguage } from '@tongxing/contracts';

const FILE = /^([\w-]+(?:\.[\w-]+)?)\.mp3$/;

/**
 * Spoken questions and answers that a deployment lays beside a questionnaire:
 * `<surveys>/<instrument>/<version>/locales/<zh-CN|en>/audio/<question>[.<answer>].mp3`. None come with Tongxing.
 */
@Injectable()
export class Recordings {
  constructor(private readonly surveys: string) {}

  /** What there is for a version; nothing where its folder holds no recordings. */
  list(instrument: string, version: string): Recording[] {
    return RECORDING_LANGUAGES.flatMap((language) =>
      namesIn(this.#folder(instrument, version, language)).map((name) => ({ language, name })),
    );
  }

  /** Path of one recording, or undefined. Only names that stand in the folder are ever opened. */
  pathOf(instrument: string, version: string, { language, name }: Recording): string | undefined {
    const folder = this.#folder(instrument, version, language);
    return namesIn(folder).includes(name) ? join(folder, `${name}.mp3`) : undefined;
  }

  #folder(instrument: string, version: string, language: RecordingLanguage): string {
    return join(this.surveys, instrument, version, 'locales', language, 'audio');
  }
}

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((file) => FILE.exec(file)?.[1] ?? [])
        .sort()
    : [];
